using System.Net;
using System.Text.Json.Nodes;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>"Just ask to talk to a person", as the texts promise: the real process, over HTTP.</summary>
[TestFixture]
internal sealed class PersonRequestTests
{
    private const string Ana = "whatsapp:+15005550046";
    private const string WithoutOutcome = "SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL";
    private const string HandedOff = "SELECT count(*) FROM messages WHERE outcome_kind = 'HandedOff'";

    [Test]
    public async Task QuestionWithARequest_AsksForAPersonAndSilencesTheAssistantUntilTheHandBack()
    {
        await using var desk = await Desk.OpenAsync(gemini: new GeminiEmulatorOptions { Latency = TimeSpan.FromSeconds(2) });
        await desk.Customer.SendTextAsync(Ana, "Olá, quanto custa o PSPM?");
        await desk.Customer.SendTextAsync(Ana, "quero falar com uma pessoa por favor");
        var notice = (await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();

        await desk.Customer.SendTextAsync(Ana, "atendente!!");
        await desk.Customer.SendTextAsync(Ana, "Alguém aí?");
        await desk.WaitForAsync(HandedOff, 4);
        var waiting = await SessionAsync(desk);
        var whileSilent = Replies(desk).Length;

        desk.Gemini.Latency = TimeSpan.Zero;
        using var back = await desk.ApiAsync(HttpMethod.Post, $"/api/sessions/{waiting["id"]}/hand-back");
        await desk.Customer.SendTextAsync(Ana, "Obrigada! E o que é o PSPM?");
        await desk.Twilio.WaitForMessagesAsync(2, Desk.Patience);
        await desk.WaitForAsync(WithoutOutcome, 0);

        Assert.That(notice.Body, Does.StartWith("Pronto, pedi a uma pessoa da equipe CryptoLock"));
        Assert.That(((string?)waiting["status"], (string?)waiting["handoffReason"]), Is.EqualTo(("awaitingHuman", "customerRequest")));
        Assert.That((whileSilent, back.StatusCode, Replies(desk).Length), Is.EqualTo((1, HttpStatusCode.NoContent, 2)));
        Assert.That(await desk.ScalarAsync(HandedOff), Is.EqualTo(4));
    }

    [Test]
    public async Task RequestBetweenTwoParts_LetsOnlyTheNoticeOut()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Twilio.Faults.When(_ => true, TwilioFault.Slow(TimeSpan.FromSeconds(0.5)));
        desk.Gemini.RespondWith((GeminiRequest _) => string.Join("\n\n", Enumerable.Range(1, 60).Select(
            i => $"Point {i}: this sentence explains it with care and detail, and another one follows it.")));
        await desk.Customer.SendTextAsync(Ana, "Tell me everything about it please.");
        await desk.Twilio.WaitForMessagesAsync(2, Desk.Patience);

        await desk.Customer.SendTextAsync(Ana, "Can I talk to a human?");
        await desk.WaitForAsync(HandedOff, 1);
        var left = await desk.RestAsync();

        Assert.That(left, Is.Zero);
        Assert.That(Replies(desk)[^1].Body, Does.StartWith("I have asked a person"));
        Assert.That(Replies(desk).Count(r => r.Body.StartsWith("I have asked", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM parts WHERE status = 6"), Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public async Task StartWithAQuestion_IsWelcomedAndAnswered()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Customer.SendTextAsync(Ana, "stop");
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        desk.Gemini.RespondWith((GeminiRequest _) => "The answer.");

        await desk.Customer.SendTextAsync(Ana, "What is PSPM, by the way?");
        await desk.Customer.SendTextAsync(Ana, "start");
        await desk.Customer.SendTextAsync(Ana, "What is PSPM?");
        var replies = await desk.Twilio.WaitForMessagesAsync(3, Desk.Patience);

        Assert.That(replies.Skip(1).Select(r => r.Body), Has.One.Contains("back").And.One.EqualTo("The answer."));
    }

    private static async Task<JsonNode> SessionAsync(Desk desk)
    {
        using var list = await desk.ApiAsync(HttpMethod.Get, "/api/sessions");
        return JsonNode.Parse(await list.Content.ReadAsStringAsync())!["items"]![0]!;
    }

    private static TwilioMessage[] Replies(Desk desk) => desk.Twilio.Journal.Messages.ToArray();
}
