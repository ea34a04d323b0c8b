using System.Text;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>Nothing that a client sends may produce a 500.</summary>
[TestFixture]
internal sealed class HostileRequestTests
{
    private WebhookHost _open = null!;
    private WebhookHost _closed = null!;

    private static IEnumerable<TestCaseData> All => HostileRequests.All;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _open = await WebhookHost.StartAsync(("Twilio:RequestValidation:AllowLocal", "true"));
        _closed = await WebhookHost.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _open.DisposeAsync();
        await _closed.DisposeAsync();
    }

    [TestCaseSource(nameof(All))]
    public async Task Request_WhenTheSignatureIsOutOfTheWay_GetsWhatItDeserves(WebhookRequest request, int expected)
    {
        var response = await _open.SendAsync(request);

        Assert.That(response.Status, Is.EqualTo(expected), response.Body);
    }

    [TestCaseSource(nameof(All))]
    public async Task Request_WithoutASignature_NeverSucceeds(WebhookRequest request, int expected)
    {
        var response = await _closed.SendAsync(request);

        Assert.That(response.Status, expected is 200 ? Is.EqualTo(403) : Is.InRange(400, 499));
        Assert.That(_closed.Commands, Is.Empty);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("\u0000")]
    [TestCase("eUokhim2zBEAUNjSBkMHgN86C3Q=,eUokhim2zBEAUNjSBkMHgN86C3Q=")]
    [TestCase("ÿþ")]
    public async Task Request_WithAStrangeSignature_IsRefused(string signature) =>
        Assert.That(
            (await _closed.SendAsync(WebhookRequest.Raw("Body=x").WithSignature(signature))).Status, Is.EqualTo(403));

    [Test]
    public async Task Request_WithAVeryLongSignature_IsRefused() =>
        Assert.That(
            (await _closed.SendAsync(WebhookRequest.Raw("Body=x").WithSignature(new string('A', 30_000)))).Status,
            Is.EqualTo(403));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Requests_OfRandomBytes_AreNeverAServerError(int seed)
    {
        var statuses = new List<int>();

        foreach (var body in RandomBodies.From(seed, count: 1_000))
        {
            statuses.Add((await _open.SendAsync(new WebhookRequest { Body = body })).Status);
        }

        Assert.That(statuses, Is.All.AnyOf(200, 400, 413));
    }

    [Test]
    public async Task Requests_OfRandomBytes_ReachTheHandlerOftenEnoughToMeanSomething()
    {
        var before = _open.Commands.Count;

        foreach (var body in RandomBodies.From(seed: 4, count: 200))
        {
            await _open.SendAsync(new WebhookRequest { Body = body });
        }

        Assert.That(_open.Commands.Count - before, Is.GreaterThan(20));
    }

    [Test]
    public async Task Request_SignedWithBrokenText_IsStillAuthentic()
    {
        // What the form reader makes of it is what is signed: text that is no valid encoding stays as it came.
        var fields = WebhookForms.Message(("Body", "%FF %zz"));
        var request = WebhookRequest.Signed(fields);
        var body = Encoding.ASCII.GetString(request.Body).Replace("%25FF", "%FF", StringComparison.Ordinal);

        var response = await _closed.SendAsync(request with { Body = Encoding.ASCII.GetBytes(body) });

        Assert.That(response.Status, Is.EqualTo(200));
        _closed.Commands.Clear();
    }
}
