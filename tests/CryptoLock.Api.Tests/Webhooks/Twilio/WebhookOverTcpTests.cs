using System.Net.Sockets;
using System.Text;
using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>What only a real server shows: the raw target, chunks, and clients that break off.</summary>
[TestFixture]
internal sealed class WebhookOverTcpTests
{
    private WebhookHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await WebhookHost.StartOnLoopbackAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [TestCase("/webhook", "/webhook")]
    [TestCase("/webhook?a=%2f&b=O'Brien&c=x%20y+z&d=%C3%a9", "/webhook?a=%2f&b=O'Brien&c=x%20y+z&d=%C3%a9")]
    [TestCase("/WebHook/", "/WebHook/")]
    [TestCase("/%77ebhook", "/%77ebhook")]
    [TestCase("http://desk.example/webhook?a=1", "/webhook?a=1")]
    public async Task Post_ToARawTarget_IsCheckedAgainstItAsItWasSent(string target, string signedTarget)
    {
        var form = WebhookForms.Message();
        var body = Encoding.ASCII.GetString(WebhookRequest.Encode(form));
        var signature = TwilioSignature.Compute(WebhookRequest.Token, "http://desk.example" + signedTarget, form);

        var answer = await ExchangeAsync(
            $"POST {target} HTTP/1.1\r\nHost: desk.example\r\nX-Twilio-Signature: {signature}\r\nContent-Length: {body.Length}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n{body}");

        Assert.That(answer, Does.StartWith("HTTP/1.1 200").And.EndWith("<Response></Response>"));
    }

    [TestCase("Content-Length: 99999999999999999999\r\n\r\n", "HTTP/1.1 400")]
    [TestCase("Content-Length: -1\r\n\r\n", "HTTP/1.1 400")]
    [TestCase("Content-Length: 5\r\nContent-Length: 6\r\n\r\nBody=x", "HTTP/1.1 400")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\nnonsense\r\n", "HTTP/1.1 400")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\n6\r\nBody=x\r\n0\r\n\r\n", "HTTP/1.1 403")]
    [TestCase("Transfer-Encoding: gzip\r\n\r\n", "HTTP/1.1 400")]
    public async Task Post_WithAStrangeLength_IsRefused(string rest, string expected) =>
        Assert.That(await ExchangeAsync(Head + rest), Does.StartWith(expected));

    [Test]
    public async Task Post_OfTooLongABody_IsRefused() => Assert.That(
        await ExchangeAsync($"{Head}Content-Length: 65537\r\n\r\n{new string('a', 65_537)}"), Does.StartWith("HTTP/1.1 413"));

    [TestCase("/webhook%00")]
    [TestCase("/webhook\u0000")]
    [TestCase("//desk.example/webhook\u00ff")]
    [TestCase("*")]
    public async Task Post_ToAStrangeTarget_IsRefused(string target) => Assert.That(
        await ExchangeAsync($"POST {target} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        Does.StartWith("HTTP/1.1 4"));

    [Test]
    public async Task Post_OfTooManyChunks_IsRefused()
    {
        var chunks = string.Concat(Enumerable.Repeat($"1000\r\n{new string('a', 0x1000)}\r\n", 17));

        Assert.That(await ExchangeAsync($"{Head}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n"), Does.StartWith("HTTP/1.1 413"));
    }

    [Test]
    public async Task Post_ThatBreaksOff_LeavesTheServerWell()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync("127.0.0.1", _host.Address.Port);
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(Head + "Content-Length: 100\r\n\r\nBody="));
        }

        Assert.That(await ExchangeAsync(Head + "Content-Length: 6\r\n\r\nBody=x"), Does.StartWith("HTTP/1.1 403"));
    }

    private static string Head =>
        "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";

    private async Task<string> ExchangeAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _host.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
