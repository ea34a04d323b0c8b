using System.Reflection;
using System.Text;
using CryptoLock.Emulators;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

[TestFixture]
internal sealed class PrivacyTests
{
    private const string VerificationToken = "mark-verification-token";
    private const string ApiKeySid = "SK00000000000000000000000000000001";
    private const string ApiKeySecret = "mark-api-key-secret";
    private const string Mark = "mark-";

    private static readonly string[] MessageFields = FieldsOf("TwilioMessageForm");
    private static readonly string[] StatusFields = FieldsOf("TwilioStatusForm");

    /// <summary>Fields whose value has to look like one; a provider's id may be told.</summary>
    private static readonly Dictionary<string, string> Shaped = new()
    {
        ["MessageSid"] = "SM00000000000000000000000000000077",
        ["From"] = "whatsapp:+15005550666",
        ["To"] = EmulatorDefaults.Sender,
        ["Latitude"] = "-23.515151",
        ["Longitude"] = "-46.525252",
        ["MessageStatus"] = "failed",
        ["ErrorCode"] = "63016",
    };

    /// <summary>One for each thing that must stay inside, ASCII so that it looks the same in every encoding.</summary>
    private static readonly string[] Markers =
    [
        .. MessageFields.Concat(StatusFields).Where(field => !Shaped.ContainsKey(field)).Select(MarkOf).Distinct(),
        "15005550666", "23.515151", "46.525252", "mark-unknown", "mark-answer", "mark-query", "mark-bsuid",
        VerificationToken, EmulatorDefaults.AuthToken, EmulatorDefaults.GeminiApiKey, Desk.AdminKey,
        ApiKeySecret, Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ApiKeySid}:{ApiKeySecret}")),
    ];

    [Test]
    public void Fields_AreThoseOfTheForms()
    {
        Assert.That(MessageFields, Has.Length.GreaterThan(60).And.Contain("ProfileName").And.Contain("MediaUrl9"));
        Assert.That(StatusFields, Has.Length.GreaterThan(15).And.Contain("ChannelToAddress"));
    }

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
            ["TWILIO_API_KEY"] = ApiKeySid,
            ["TWILIO_API_SECRET"] = ApiKeySecret,
        }, twilio: new TwilioEmulatorOptions { ApiKeySid = ApiKeySid, ApiKeySecret = ApiKeySecret });
        var problems = new StringBuilder();
        using var customer = new TwilioWebhookClient(
            new TwilioWebhookClientOptions { ServiceUrl = desk.Url, Path = $"/webhook?token={VerificationToken}&q=mark-query" });
        desk.Gemini.RespondWith((GeminiRequest _) => "mark-answer");
        desk.Gemini.Faults.Enqueue(new GeminiFault(GeminiFaultKind.Unavailable), new GeminiFault(GeminiFaultKind.Garbage));
        desk.Twilio.Faults.Enqueue(TwilioFault.ResetAfter);

        problems.Append((await customer.SendAsync(Marked("mark-body", Shaped["From"]))).Body);
        problems.Append((await customer.SendAsync(Marked("mark-body", Shaped["From"]), WebhookSignature.Wrong)).Body);
        problems.Append((await customer.SendAsync(Marked("mark-body", "mark-bsuid with spaces"))).Body);
        var reply = (await desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).First();
        Assert.That(await desk.WaitForAsync("SELECT count(*) FROM parts WHERE status = 4", 1), Is.EqualTo(1), "reports carry the token and are accepted");
        desk.Twilio.Faults.Enqueue(TwilioFault.Refuse(63007));
        problems.Append((await customer.SendAsync(Marked("mark-body again", Shaped["From"]))).Body);
        await desk.WaitForAsync("SELECT count(*) FROM parts WHERE status = 5", 1);
        problems.Append(await ReportAsync(desk, new Uri(reply.StatusCallback!)));
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

    private static InboundWebhook Marked(string body, string from) => MessageFields
        .Except(["MessageSid", "Body", "From", "To"])
        .Aggregate(
            InboundWebhook.Text(from, body).With("Unknown", "mark-unknown"),
            (webhook, field) => webhook.With(field, ValueOf(field)));

    private static async Task<string> ReportAsync(Desk desk, Uri address)
    {
        using var twilio = new TwilioWebhookClient(new TwilioWebhookClientOptions { ServiceUrl = desk.Url, Path = address.PathAndQuery });
        var answer = await twilio.SendFormAsync([.. StatusFields.Select(field => KeyValuePair.Create(field, ValueOf(field)))]);
        Assert.That(answer.IsSuccess, Is.True, "the marked report is accepted");
        return answer.Body;
    }

    private static string ValueOf(string field) => Shaped.GetValueOrDefault(field) ?? MarkOf(field);

    private static string MarkOf(string field) => Mark + field.ToLowerInvariant();

    /// <summary>All fields that a form of the service has: a new one is marked without anybody thinking of it.</summary>
    private static string[] FieldsOf(string form) =>
        [.. Assembly.LoadFrom(ServiceProcess.Service).GetType($"CryptoLock.Api.Webhooks.Twilio.{form}", throwOnError: true)!
            .GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name)];

    private static async Task<string> ReadAsync(Desk desk, string path)
    {
        using var response = await desk.ApiAsync(HttpMethod.Get, path);
        return await response.Content.ReadAsStringAsync();
    }
}
