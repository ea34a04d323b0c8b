using CryptoLock.Emulators.Gemini;

namespace CryptoLock.EndToEnd.Tests;

[TestFixture]
internal sealed class CrashTests
{
    private const string Unfinished = "SELECT count(*) FROM sessions WHERE due_at IS NOT NULL";
    private const string WithoutOutcome = "SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL";

    [Test]
    public async Task KilledRightAfterThe200_AnswersAfterTheRestartOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var answer = await desk.Customer.SendTextAsync("whatsapp:+15005550030", "What is PSPM?");
        await desk.Service.KillAsync();
        var before = desk.Twilio.Journal.Messages.ToArray().Length;

        await desk.StartServiceAsync();
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That((answer.StatusCode, before), Is.EqualTo((200, 0)));
        Assert.That(desk.Twilio.Journal.Messages.ToArray(), Has.Length.EqualTo(1));
        Assert.That(await desk.ScalarAsync(WithoutOutcome), Is.Zero);
    }

    [Test]
    public async Task KilledWhileTheModelWrites_AnswersAfterTheRestartOnce()
    {
        await using var desk = await Desk.OpenAsync(gemini: new GeminiEmulatorOptions { Latency = TimeSpan.FromSeconds(2) });
        await desk.Customer.SendTextAsync("whatsapp:+15005550031", "What is PSPM?");
        await desk.WaitForAsync("SELECT count(*) FROM turns WHERE ended_at IS NULL", 1);
        await desk.Service.KillAsync();

        await desk.StartServiceAsync();
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(desk.Twilio.Journal.Messages.ToArray(), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task KilledAfterTwilioAccepted_DoesNotSendAgain()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Twilio.Faults.Enqueue(Emulators.Twilio.TwilioFault.Slow(TimeSpan.FromSeconds(5)));
        await desk.Customer.SendTextAsync("whatsapp:+15005550032", "What is PSPM?");
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await desk.Service.KillAsync();

        await desk.StartServiceAsync();
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(desk.Twilio.Journal.Messages.ToArray(), Has.Length.EqualTo(1));
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM parts WHERE status >= 2 AND status < 5 AND provider_id IS NOT NULL"), Is.EqualTo(1));
    }

    [Test]
    public async Task Terminated_FinishesWhatIsUnderWay()
    {
        await using var desk = await Desk.OpenAsync(gemini: new GeminiEmulatorOptions { Latency = TimeSpan.FromSeconds(1) });
        await desk.Customer.SendTextAsync("whatsapp:+15005550033", "What is PSPM?");
        await desk.WaitForAsync("SELECT count(*) FROM turns WHERE ended_at IS NULL", 1);

        await desk.Service.TerminateAsync();

        Assert.That(desk.Service.ExitCode, Is.Zero);
        Assert.That(desk.Twilio.Journal.Messages.ToArray(), Has.Length.EqualTo(1));
    }
}
