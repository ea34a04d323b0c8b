using System.Text;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioSignatureFilterVectorTests
{
    private static IEnumerable<SignatureVector> Accepted => SignatureVector.Accepted;

    private static IEnumerable<SignatureVector> Refused => SignatureVector.Refused;

    [TestCaseSource(nameof(Accepted))]
    public async Task Request_WhenTheSignedAddressCanBeRestored_IsLetThrough(SignatureVector vector)
    {
        await using var host = await StartAsync(vector);

        var response = await host.SendAsync(RequestOf(vector));

        Assert.That(response.Status, Is.EqualTo(200), host.Log.All);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Request_WhenTheSignedAddressIsLost_IsRefused(SignatureVector vector)
    {
        await using var host = await StartAsync(vector);

        var response = await host.SendAsync(RequestOf(vector));

        Assert.That(response.Status, Is.EqualTo(403));
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task Request_WhenTheSignatureIsChanged_IsRefused(SignatureVector vector)
    {
        await using var host = await StartAsync(vector);

        var response = await host.SendAsync(RequestOf(vector).WithSignature("A" + vector.Signature[1..^2] + "A="));

        Assert.That(response.Status, Is.EqualTo(403));
    }

    private static Task<WebhookHost> StartAsync(SignatureVector vector) =>
        WebhookHost.StartAsync(("Twilio:RequestValidation:AuthToken", vector.AuthToken));

    private static WebhookRequest RequestOf(SignatureVector vector)
    {
        var request = new WebhookRequest { Url = vector.Received }.WithSignature(vector.Signature);
        return vector switch
        {
            { RawBody: { } json } => request with { ContentType = "application/json", Body = Encoding.UTF8.GetBytes(json) },
            { Params.Length: 0 } => request with { Method = "GET", ContentType = null },
            _ => request with { Body = WebhookRequest.Encode(vector.Fields) },
        };
    }
}
