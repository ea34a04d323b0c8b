using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>After the response to a takeover nothing of the assistant leaves: the real process, over HTTP.</summary>
[TestFixture]
internal sealed class TakeOverTests
{
    private const string Customer = "whatsapp:+15005550040";
    private const string OnItsWay = "SELECT count(*) FROM parts WHERE status = 1";
    private const string IsAlarmed = "SELECT count(*) FROM sessions WHERE is_person_alarmed AND awaiting_person_since IS NOT NULL";
    private const string Withdrawn = "SELECT count(*) FROM parts WHERE status = 6";

    private static readonly TimeSpan ModelLatency = TimeSpan.FromSeconds(2);

    [Test]
    public async Task TakeOverWhileTheModelWrites_LetsNothingOfTheAssistantOut()
    {
        await using var desk = await Desk.OpenAsync(gemini: new GeminiEmulatorOptions { Latency = ModelLatency });
        await desk.Customer.SendTextAsync(Customer, "What is PSPM?");
        await desk.WaitForAsync("SELECT count(*) FROM turns WHERE ended_at IS NULL", 1);

        var taken = await PostAsync(desk, "take-over", new { @operator = "Rui" });

        Assert.That((taken.Status, (bool?)taken.Body!["isSettled"]), Is.EqualTo((HttpStatusCode.OK, true)));
        await Assert.ThatAsync(() => desk.Twilio.WaitForMessagesAsync(1, 2 * ModelLatency), Throws.TypeOf<TimeoutException>());
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE outcome_kind = 'HandedOff'"), Is.EqualTo(1));
    }

    [Test]
    public async Task TakeOverBetweenTwoParts_LetsNoFurtherPartOut_AndThePersonAndLaterTheAssistantAnswer()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Twilio.Faults.When(_ => true, TwilioFault.Slow(TimeSpan.FromSeconds(0.5)));
        desk.Gemini.RespondWith((GeminiRequest request) =>
            request.LastUserText.Contains("everything", StringComparison.Ordinal) ? LongAnswer() : "The assistant is back.");
        await desk.Customer.SendTextAsync(Customer, "Tell me everything about it please.");
        await desk.Twilio.WaitForMessagesAsync(2, Desk.Patience);

        var taken = await PostAsync(desk, "take-over", new { @operator = "Rui" });
        var accepted = desk.Twilio.Journal.Messages.ToArray().Length;
        var (onItsWay, withdrawn) = (await desk.ScalarAsync(OnItsWay), await desk.ScalarAsync(Withdrawn));

        var reply = await PostAsync(desk, "reply", new { text = "This is **Rui**." });
        var later = (await desk.Twilio.WaitForMessagesAsync(accepted + 1, Desk.Patience))[accepted..];

        Assert.That((taken.Status, (bool?)taken.Body!["isSettled"], onItsWay), Is.EqualTo((HttpStatusCode.OK, true, 0L)));
        Assert.That(withdrawn, Is.GreaterThanOrEqualTo(1));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(later.Select(m => m.Body), Is.EqualTo(new[] { "This is *Rui*." }));

        var back = await PostAsync(desk, "hand-back", new { });
        await desk.Customer.SendTextAsync(Customer, "Thank you, Rui. Anything else?");
        var last = (await desk.Twilio.WaitForMessagesAsync(accepted + 2, Desk.Patience))[(accepted + 1)..];

        Assert.That(back.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(last.Select(m => m.Body), Is.EqualTo(new[] { "The assistant is back." }));
    }

    [Test]
    public async Task PersonWhoDoesNotAnswer_RaisesAnAlarm()
    {
        await using var desk = await Desk.OpenAsync(new Dictionary<string, string?>
        {
            ["Conversation__PersonAlarmAfter"] = "00:00:01",
            ["Conversation__SweepInterval"] = "00:00:00.5",
        });
        await desk.Customer.SendTextAsync(Customer, "What is PSPM?");
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await PostAsync(desk, "take-over", new { @operator = "Rui" });
        await desk.Customer.SendTextAsync(Customer, "Rui, are you there?");
        await desk.Service.WaitForOutputAsync("the conversation is WithHuman", Desk.Patience);

        var alarmed = await desk.ScalarAsync(IsAlarmed);
        await PostAsync(desk, "reply", new { text = "I am." });

        Assert.That((alarmed, await desk.ScalarAsync(IsAlarmed)), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task ReplyRepeatedWithItsKey_AtOnceAndAfterAKill_GoesOutOnce()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Customer.SendTextAsync(Customer, "What is PSPM?");
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await PostAsync(desk, "take-over", new { @operator = "Rui" });

        var atOnce = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => PostAsync(desk, "reply", new { text = "This is Rui." }, "key-1")));
        await desk.Service.KillAsync();
        await desk.StartServiceAsync();
        var later = await PostAsync(desk, "reply", new { text = "This is Rui." }, "key-1");
        var other = await PostAsync(desk, "reply", new { text = "And this, too." }, "key-2");
        var reused = await PostAsync(desk, "reply", new { text = "Another text." }, "key-1");
        var malformed = await PostAsync(desk, "reply", new { text = "Another text." }, "");
        await desk.WaitForAsync("SELECT count(*) FROM sessions WHERE due_at IS NOT NULL", 0);

        Assert.That(atOnce.Append(later).Select(r => r.Status), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(atOnce.Append(later).Select(r => (string?)r.Body!["messageId"]).Distinct().ToArray(), Has.Length.EqualTo(1));
        Assert.That(
            (other.Status, reused.Status, malformed.Status),
            Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest)));
        Assert.That(
            desk.Twilio.Journal.Messages.ToArray()[1..].Select(m => m.Body), Is.EqualTo(new[] { "This is Rui.", "And this, too." }));
    }

    private static string LongAnswer() =>
        string.Join("\n\n", Enumerable.Range(1, 200).Select(
            i => $"Point {i}: this sentence explains it with care and detail, and another one follows it."));

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(
        Desk desk, string action, object body, string? idempotencyKey = null)
    {
        using var list = await desk.ApiAsync(HttpMethod.Get, "/api/sessions");
        var id = (string?)JsonNode.Parse(await list.Content.ReadAsStringAsync())!["items"]![0]!["id"];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(desk.Url, $"/api/sessions/{id}/{action}"))
        {
            Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", Desk.AdminKey);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await desk.Http.SendAsync(request, CancellationToken.None);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
