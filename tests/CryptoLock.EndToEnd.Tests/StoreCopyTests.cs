using System.Diagnostics;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;
using CryptoLock.Testing.Servers;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>An installation moves from SQLite to PostgreSQL by the program's own command, and its customers notice nothing.</summary>
[TestFixture]
internal sealed class StoreCopyTests
{
    private const string Customer = "whatsapp:+15005550050";

    [Test]
    public async Task StoreCopy_MovesAnInstallationInTheMiddleOfAConversation()
    {
        using var server = StartServer();
        var to = server.ConnectionStringTo("moved");
        await using var desk = await Desk.OpenAsync();
        desk.Gemini.RespondWith((GeminiRequest request) => $"Answer to: {request.LastUserText.Split('\n')[0]}");
        var first = InboundWebhook.Text(Customer, "What is PSPM?");
        await desk.Customer.SendAsync(first);
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        var (refused, reason) = await RunAsync(desk.Folder, "store", "copy", "--from", "data/cryptolock.db", "--to", to);

        await desk.Customer.SendTextAsync(Customer, "Second question, answered after the move.");
        await desk.Service.KillAsync();
        var (copied, progress) = await RunAsync(desk.Folder, "store", "copy", "--from", "data/cryptolock.db", "--to", to);
        File.Delete(desk.Database);
        desk.Launch(new Dictionary<string, string?> { ["Storage__Provider"] = "PostgreSql", ["ConnectionStrings__Storage"] = to });
        await desk.Service.WaitUntilReadyAsync();
        await desk.Twilio.WaitForMessagesAsync(2, Desk.Patience);
        var replayed = await desk.Customer.SendAsync(first);
        await desk.Customer.SendTextAsync(Customer, "Third question.");
        var replies = await desk.Twilio.WaitForMessagesAsync(3, Desk.Patience);

        Assert.That(refused, Is.EqualTo(1), reason);
        Assert.That(reason, Does.Contain("is in use: stop the service"));
        Assert.That(copied, Is.Zero, progress);
        Assert.That(replayed.StatusCode, Is.EqualTo(200));
        Assert.That(replies.Select(r => r.Body), Is.EqualTo(new[]
        {
            "Answer to: What is PSPM?", "Answer to: Second question, answered after the move.", "Answer to: Third question.",
        }));
    }

    [TestCase(0, "--from", "store", "copy", "--help")]
    [TestCase(0, "store", "--help")]
    [TestCase(2, "--to", "store", "copy")]
    [TestCase(2, "--nonsense", "store", "copy", "--to", "Host=none", "--nonsense")]
    [TestCase(1, "does not exist", "store", "copy", "--from", "none.db", "--to", "Host=none")]
    public async Task StoreCopy_TellsHowItIsUsedAndWhatIsWrong(int exitCode, string words, params string[] arguments)
    {
        var (code, output) = await RunAsync(Path.GetTempPath(), arguments);

        Assert.That(code, Is.EqualTo(exitCode), output);
        Assert.That(output, Does.Contain(words).And.Not.Contain("   at "));
    }

    private static PostgreSqlServer StartServer()
    {
        if (PostgreSqlServer.MissingBecause is { } reason)
        {
            Assert.Ignore(reason);
        }

        return PostgreSqlServer.Start();
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ServiceProcess.Service, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
