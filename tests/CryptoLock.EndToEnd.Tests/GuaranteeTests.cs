using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>What is promised about messages, tried on the real process over real HTTP.</summary>
[TestFixture]
internal sealed class GuaranteeTests
{
    private const string Ana = "whatsapp:+15005550041";
    private const string Unfinished = "SELECT count(*) FROM sessions WHERE due_at IS NOT NULL";
    private const string WithoutOutcome = "SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL";

    [Test]
    public async Task TwentyDeliveriesOfOneMessage_AreStoredAndAnsweredOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var webhook = InboundWebhook.Text(Ana, "What is PSPM?");

        var answers = await desk.Customer.SendDuplicatesAsync(webhook, 20);
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(answers.Select(a => a.StatusCode), Is.All.EqualTo(200));
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE direction = 'in'"), Is.EqualTo(1));
        Assert.That(Replies(desk), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task SameTextTwice_GivesEachMessageItsOutcome()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Customer.SendTextAsync(Ana, "What is PSPM?");
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await desk.Customer.SendTextAsync(Ana, "What is PSPM?");

        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE outcome_kind IN ('Answered', 'Merged')"), Is.EqualTo(2));
    }

    [Test]
    public async Task FiveLines_GetOneReplyFromOneCallThatReadsThemAll()
    {
        await using var desk = await Desk.OpenAsync(DefaultQuietPeriod);
        string[] lines = ["hi", "I have a question", "about PSPM", "does it block", "leaked secrets?"];
        foreach (var line in lines)
        {
            await desk.Customer.SendTextAsync(Ana, line);
            await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System);
        }

        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(desk.Gemini.Journal.ToArray().Single().Turns[^1].Texts, Is.SupersetOf(lines));
        Assert.That(Replies(desk), Has.Length.EqualTo(1));
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM turns"), Is.EqualTo(1));
    }

    [Test]
    public async Task MessageWhileTheModelWrites_StopsTheCallAndIsAnsweredTogetherWithTheFirst()
    {
        await using var desk = await Desk.OpenAsync(gemini: new GeminiEmulatorOptions { Latency = TimeSpan.FromSeconds(3) });
        await desk.Customer.SendTextAsync(Ana, "What is PSPM?");
        await desk.Gemini.WaitForRequestsAsync(1, Desk.Patience);
        desk.Gemini.Latency = TimeSpan.Zero;
        await desk.Customer.SendTextAsync(Ana, "And what does it cost?");

        var reply = (await desk.Twilio.WaitForMessagesAsync(1, TimeSpan.FromSeconds(2.5))).Single();
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(reply.Body, Is.Not.Empty);
        Assert.That(desk.Gemini.Journal.ToArray()[^1].Turns[^1].Texts,
            Is.SupersetOf(new[] { "What is PSPM?", "And what does it cost?" }));
        Assert.That((desk.Gemini.Journal.ToArray().Length, Replies(desk).Length), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Stop_SilencesTheDeskUntilStart()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Customer.SendTextAsync(Ana, "Hello, what is PSPM?");
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        await desk.Customer.SendTextAsync(Ana, "STOP");
        await desk.Twilio.WaitForMessagesAsync(2, Desk.Patience);
        await desk.Customer.SendTextAsync(Ana, "What does it cost?");
        await desk.Customer.SendTextAsync(Ana, "stop");
        await desk.WaitForAsync(WithoutOutcome, 0);
        var whileOut = Replies(desk);

        await desk.Customer.SendTextAsync(Ana, "start");
        await desk.Twilio.WaitForMessagesAsync(3, Desk.Patience);
        await desk.Customer.SendTextAsync(Ana, "What does it cost?");
        var back = await desk.Twilio.WaitForMessagesAsync(4, Desk.Patience);

        Assert.That(whileOut, Has.Length.EqualTo(2));
        Assert.That(whileOut[1].Body, Does.Contain("START"));
        Assert.That(back[2].Body, Does.Contain("back"));
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE outcome_reason = 'OptedOut'"), Is.EqualTo(3));
    }

    [Test]
    public async Task ClosedServiceWindow_HoldsTheReplyUntilTheCustomerWrites()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Twilio.CallbackFaults.Enqueue(CallbackFault.Failed(63016));
        await desk.Customer.SendTextAsync(Ana, "Hello, what is PSPM?");
        await desk.WaitForAsync("SELECT count(*) FROM sessions WHERE held_since IS NOT NULL", 1);
        var sentBefore = Replies(desk).Length;

        await desk.Customer.SendTextAsync(Ana, "Are you there?");
        var replies = await desk.Twilio.WaitForMessagesAsync(3, Desk.Patience);
        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(sentBefore, Is.EqualTo(1));
        Assert.That(replies[1].Body, Is.EqualTo(replies[0].Body));
        Assert.That(Replies(desk), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task SilentModel_GetsTheCustomerAWordAndThenAPerson()
    {
        await using var desk = await Desk.OpenAsync(new Dictionary<string, string?>
        {
            ["Conversation__ReassureAfter"] = "00:00:01",
            ["Conversation__AlarmAfter"] = "00:00:05",
        });
        desk.Gemini.Faults.When(_ => true, new GeminiFault(GeminiFaultKind.Hang));
        await desk.Customer.SendTextAsync(Ana, "Hello, what is PSPM?");

        var reply = (await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();
        var alarmed = await desk.WaitForAsync("SELECT count(*) FROM sessions WHERE status = 'AwaitingHuman' AND handoff_reason = 'NoAnswerInTime'", 1);

        Assert.That(reply.Body, Does.Contain("still working"));
        Assert.That(alarmed, Is.EqualTo(1));
        Assert.That(Replies(desk), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Flood_IsStoredAndLeftUnansweredWithOneNotice()
    {
        await using var desk = await Desk.OpenAsync(new Dictionary<string, string?> { ["Conversation__RateLimitPerMinute"] = "3" });
        for (var i = 0; i < 8; i++)
        {
            await desk.Customer.SendTextAsync(Ana, $"Tell me about PSPM number {i}.");
            await desk.WaitForAsync(WithoutOutcome, 0);
        }

        await desk.WaitForAsync(Unfinished, 0);

        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE outcome_reason = 'RateLimited'"), Is.EqualTo(5));
        Assert.That(desk.Gemini.Journal.ToArray(), Has.Length.EqualTo(3));
        Assert.That(Replies(desk).Count(r => r.Body.Contains("many messages", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static Dictionary<string, string?> DefaultQuietPeriod => new()
    {
        ["Conversation__QuietPeriod"] = "00:00:00.7",
        ["Conversation__UnfinishedQuietPeriod"] = "00:00:02.5",
    };

    private static TwilioMessage[] Replies(Desk desk) => desk.Twilio.Journal.Messages.ToArray();
}
