using System.Text;
using CryptoLock.Emulators;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

[TestFixture]
internal sealed class PrivacyTests
{
    private const string VerificationToken = "mark-verification-token";

    /// <summary>One for each thing that must stay inside, ASCII so that it looks the same in every encoding.</summary>
    private static readonly string[] Markers =
    [
        "15005550666", "mark-body", "mark-profile", "mark-media", "mark-label", "mark-address", "mark-payload", "mark-button", "mark-bsuid", "mark-referral",
        "mark-metadata", "mark-answer", "mark-query", "mark-waid", VerificationToken, EmulatorDefaults.AuthToken, EmulatorDefaults.GeminiApiKey, Desk.AdminKey,
    ];

    [Test]
    public async Task Markers_ReachNoLogProblemMetricOrTrace()
    {
        await using var collector = await TelemetryCollector.StartAsync();
        await using var desk = await Desk.OpenAsync(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["WEBHOOK_VERIFICATION_TOKEN"] = VerificationToken,
        });
        var problems = new StringBuilder();
        using var customer = new TwilioWebhookClient(
            new TwilioWebhookClientOptions { ServiceUrl = desk.Url, Path = $"/webhook?token={VerificationToken}&q=mark-query" });
        desk.Gemini.RespondWith((GeminiRequest _) => "mark-answer");
        desk.Gemini.Faults.Enqueue(new GeminiFault(GeminiFaultKind.Unavailable), new GeminiFault(GeminiFaultKind.Garbage));
        desk.Twilio.Faults.Enqueue(TwilioFault.ResetAfter);

        problems.Append((await customer.SendAsync(Marked("mark-body", "whatsapp:+15005550666"))).Body);
        problems.Append((await customer.SendAsync(Marked("mark-body", "whatsapp:+15005550666"), WebhookSignature.Wrong)).Body);
        problems.Append((await customer.SendAsync(Marked("mark-body", "mark-bsuid with spaces"))).Body);
        await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        Assert.That(await desk.WaitForAsync("SELECT count(*) FROM parts WHERE status = 4", 1), Is.EqualTo(1), "reports carry the token and are accepted");
        desk.Twilio.Faults.Enqueue(TwilioFault.Refuse(63007));
        problems.Append((await customer.SendAsync(Marked("mark-body again", "whatsapp:+15005550666"))).Body);
        await desk.WaitForAsync("SELECT count(*) FROM parts WHERE status = 5", 1);
        problems.Append(await ReadAsync(desk, "/api/sessions?customer=whatsapp%3A%2B15005550666&page=zero&note=mark-query"));
        problems.Append(await ReadAsync(desk, "/health"));
        await desk.Service.TerminateAsync();

        var logs = string.Concat(Directory.GetFiles(desk.Folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("cryptolock.db", StringComparison.Ordinal)).Select(File.ReadAllText));
        var telemetry = collector.Received;
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE text LIKE '%mark-%'"), Is.GreaterThan(2), "the markers were really there");
        Assert.That(logs, Does.Contain("Session "), "there are log files");
        Assert.That(telemetry, Does.Contain("RespondToCustomerCommand").And.Contain("cryptolock.turns.ended"), "there is telemetry");
        Assert.Multiple(() =>
        {
            foreach (var marker in Markers)
            {
                Assert.That(logs, Does.Not.Contain(marker), "log files");
                Assert.That(desk.Service.Output, Does.Not.Contain(marker), "console");
                Assert.That(problems.ToString(), Does.Not.Contain(marker), "problem details");
                Assert.That(telemetry, Does.Not.Contain(marker), "telemetry");
            }
        });
    }

    private static InboundWebhook Marked(string body, string from) => (InboundWebhook.Text(from, body) with { ProfileName = "mark-profile" })
        .With("MediaUrl0", "https://api.twilio.com/mark-media").With("MediaContentType0", "image/mark-media").With("Latitude", "1.5").With("Longitude", "2.5")
        .With("Label", "mark-label").With("Address", "mark-address").With("ButtonPayload", "mark-payload").With("ButtonText", "mark-button")
        .With("ReferralBody", "mark-referral").With("ChannelMetadata", "{\"x\":\"mark-metadata\"}").With("Unknown", "mark-waid");

    private static async Task<string> ReadAsync(Desk desk, string path)
    {
        using var response = await desk.ApiAsync(HttpMethod.Get, path);
        return await response.Content.ReadAsStringAsync();
    }
}
