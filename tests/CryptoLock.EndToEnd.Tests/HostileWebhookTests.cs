using System.Text;
using CryptoLock.Emulators;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

[TestFixture]
internal sealed class HostileWebhookTests
{
    private const int Requests = 10_000;
    private const int Seed = 20_261_122;

    private static readonly string[] Types =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8", "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=nonsense", "application/json", "multipart/form-data; boundary=x", "text/plain", "",
    ];

    private static readonly string[] Names =
    [
        "MessageSid", "From", "To", "Body", "NumMedia", "MediaUrl0", "Latitude", "Longitude", "ProfileName", "ExternalUserId", "WaId", "Unknown", "", "Body[]",
    ];

    private static readonly string[] Values =
    [
        "SM00000000000000000000000000000001", "whatsapp:+15005550099", "%00", "%ED%A0%80", "%FF%FE", "%", "%zz", "+", "%F0%9F%91%8B", "-1", "999999999999", "1e999",
        "NaN", "' OR 1=1 --", "%3Cscript%3E", "%0d%0a", "..%2F..", "{{7*7}}", "%E2%80%AE", "",
    ];

    [Test]
    public async Task TenThousandHostileRequests_CauseNoServerErrorNoCrashAndNoGarbage()
    {
        await using var desk = await Desk.OpenAsync();
        var random = new Random(Seed);
        var requests = Enumerable.Range(0, Requests).Select(i => Build(random, i, desk.Url)).ToList();
        var answers = new int[Requests];

        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, token) =>
        {
            using var request = requests[i].Message;
            using var response = await desk.Http.SendAsync(request, token);
            answers[i] = (int)response.StatusCode;
        });

        await desk.WaitForAsync("SELECT count(*) FROM sessions WHERE due_at IS NOT NULL", 0);
        var accepted = Enumerable.Range(0, Requests).Where(i => answers[i] == 200).ToList();
        TestContext.Out.WriteLine(string.Join(", ", answers.GroupBy(a => a).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Count()}")));
        Assert.That(answers.Where(a => a >= 500), Is.Empty);
        Assert.That(desk.Service.HasExited, Is.False);
        Assert.That(accepted.Where(i => !requests[i].IsValid), Is.Empty, "a request that Twilio did not make was accepted");
        Assert.That(
            await desk.ScalarAsync("SELECT count(*) FROM messages WHERE direction = 'in'"),
            Is.EqualTo(accepted.Select(i => requests[i].Sid).Distinct().Count()));
        Assert.That(await desk.ScalarAsync("SELECT count(*) FROM messages WHERE instr(text, char(0)) > 0 OR length(provider_id) <> 34"), Is.Zero);
    }

    private static HostileRequest Build(Random random, int number, Uri url) => random.Next(10) switch
    {
        0 => Valid(number, url),
        1 => SignedNonsense(random, number, url),
        _ => Nonsense(random, url),
    };

    /// <summary>Proper messages in between: the service must go on serving.</summary>
    private static HostileRequest Valid(int number, Uri url)
    {
        var webhook = InboundWebhook.Text($"whatsapp:+1500556{number % 50:D4}", $"Olá 👋 {number}");
        var fields = webhook.ToFields(EmulatorDefaults.AccountSid, EmulatorDefaults.Sender);
        return new(Signed(fields, url), true, webhook.MessageSid);
    }

    /// <summary>A proper signature over fields that no message has.</summary>
    private static HostileRequest SignedNonsense(Random random, int number, Uri url)
    {
        var fields = InboundWebhook.Text("whatsapp:+15005557777", "x").ToFields(EmulatorDefaults.AccountSid, EmulatorDefaults.Sender);
        var broken = (number % 3) switch { 0 => "MessageSid", 1 => "From", _ => "To" };
        fields.RemoveAll(f => f.Key == broken);
        fields.Add(new(broken, (number % 4) switch { 0 => "", 1 => new string('9', 500), 2 => "a b\u0000c", _ => "\uFFFD\t" }));
        fields.Add(new("Noise", new string((char)random.Next(32, 0xD7FF), random.Next(200))));
        return new(Signed(fields, url), false, null);
    }

    private static HostileRequest Nonsense(Random random, Uri url)
    {
        var body = new StringBuilder();
        var pairs = random.Next(20) == 0 ? 3000 : random.Next(1, 20);
        for (var i = 0; i < pairs; i++)
        {
            body.Append(Names[random.Next(Names.Length)]).Append('=').Append(Values[random.Next(Values.Length)]).Append('&');
        }

        if (random.Next(50) == 0)
        {
            body.Append("Body=").Append('x', random.Next(60_000, 200_000));
        }

        var paths = new[] { "/webhook", "/webhook", "/webhook", "/webhook?token=%ff", "/webhook/status", $"/webhook/status/{new Guid(1, 2, 3, new byte[8])}", "/webhook/status/zz" };
        var message = new HttpRequestMessage(random.Next(15) == 0 ? HttpMethod.Put : HttpMethod.Post, new Uri(url, paths[random.Next(paths.Length)]))
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body.ToString())),
        };
        var type = Types[random.Next(3) == 0 ? random.Next(Types.Length) : 0];
        message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        message.Headers.TransferEncodingChunked = random.Next(5) == 0 ? true : null;
        if (random.Next(3) > 0)
        {
            message.Headers.TryAddWithoutValidation("X-Twilio-Signature", random.Next(2) == 0 ? "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" : "not base64 !");
        }

        return new(message, false, null);
    }

    private static HttpRequestMessage Signed(IReadOnlyCollection<KeyValuePair<string, string>> fields, Uri url)
    {
        var target = new Uri(url, "/webhook").AbsoluteUri;
        var message = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) };
        message.Headers.Add("X-Twilio-Signature", TwilioSignature.Compute(target, fields, EmulatorDefaults.AuthToken));
        return message;
    }

    private sealed record HostileRequest(HttpRequestMessage Message, bool IsValid, string? Sid);
}
