using System.Net;

namespace CryptoLock.EndToEnd.Tests.Outages;

/// <summary>The disk under the SQLite file is full, or cannot be written.</summary>
[TestFixture]
internal sealed class SqliteDiskTests
{
    private const string Ana = "whatsapp:+15005550080";
    private SmallDisk _disk = null!;
    private Desk _desk = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        if (SmallDisk.MissingBecause is { } reason)
        {
            Assert.Ignore(reason);
        }

        _desk = await Desk.PrepareAsync();
        _disk = new SmallDisk(Path.GetDirectoryName(_desk.Database)!);
        await _desk.StartServiceAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        _disk?.Dispose();
        await (_desk?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task FullDisk_RefusesMessagesUntilThereIsSpaceAgain_AndLosesNoneThatItTook()
    {
        await _desk.Customer.SendTextAsync(Ana, "What is PSPM?");
        await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        _disk.Fill();
        var answers = await WriteUntilRefusedAsync();
        await _desk.Service.WaitUntilReadinessIsAsync(HttpStatusCode.ServiceUnavailable);
        var alive = await _desk.Service.StatusOfAsync("/health/live");
        _disk.Free();
        await _desk.Service.WaitUntilReadinessIsAsync(HttpStatusCode.OK);
        var accepted = answers.Count(status => status == 200) + 1;
        var afterwards = await _desk.Customer.SendTextAsync(Ana, "Are you there?");
        var stored = await _desk.ScalarAsync("SELECT count(*) FROM messages WHERE direction = 'in'");

        Assert.That((answers[^1], alive, afterwards.StatusCode), Is.EqualTo((503, HttpStatusCode.OK, 200)));
        Assert.That(answers, Has.All.AnyOf(200, 503));
        Assert.That(_desk.Service.Output, Does.Contain("database or disk is full"));
        Assert.That(stored, Is.EqualTo(accepted + 1));
    }

    [Test]
    public async Task ReadOnlyDisk_StopsTheStartWithOneSentence()
    {
        await _desk.Service.TerminateAsync();
        _disk.Protect();

        _desk.Launch();
        await _desk.Service.WaitForExitAsync();

        Assert.That(_desk.Service.ExitCode, Is.EqualTo(1));
        Assert.That(_desk.Service.Output, Does.Contain("CryptoLock cannot start: The database data/cryptolock.db cannot be used"));
    }

    // What is left in the last pages takes a few more.
    private async Task<List<int>> WriteUntilRefusedAsync()
    {
        List<int> answers = [];
        while (answers.Count < 500 && !answers.Contains(503))
        {
            answers.Add((await _desk.Customer.SendTextAsync(Ana, new string('x', 1_500))).StatusCode);
        }

        return answers;
    }
}
