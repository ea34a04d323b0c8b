using System.Net;
using System.Net.Http.Headers;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Moq;

namespace CryptoLock.Api.Tests.Simulator;

[TestFixture]
internal sealed class SimulatorPageControllerTests
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _app = await SimulatorHost.StartAsync(Mock.Of<ISender>());
        _client = _app.GetTestClient();
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task GetPage_IsHtmlUnderAStrictPolicy()
    {
        using var response = await _client.GetAsync("/simulator");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(),
            Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self'").And.Not.Contain("unsafe"));
    }

    [TestCase("app.js", "text/javascript; charset=utf-8")]
    [TestCase("page.css", "text/css; charset=utf-8")]
    [TestCase("icon.svg", "image/svg+xml")]
    public async Task GetAsset_ForAFileOfThePage_HasItsType(string name, string contentType)
    {
        using var response = await _client.GetAsync($"/simulator/assets/{name}");

        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo(contentType));
    }

    [TestCase("nothing.js")]
    [TestCase("APP.js")]
    [TestCase("..%2Fappsettings.json")]
    public async Task GetAsset_ForAnythingElse_IsNotFound(string name)
    {
        using var response = await _client.GetAsync($"/simulator/assets/{name}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task GetAsset_WhenTheBrowserHasIt_IsNotSentAgain()
    {
        using var first = await _client.GetAsync("/simulator/assets/app.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulator/assets/app.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await _client.SendAsync(request);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task GetAsset_AlwaysAsksTheBrowserToCheck()
    {
        using var response = await _client.GetAsync("/simulator/assets/app.js");

        Assert.That(response.Headers.CacheControl, Is.EqualTo(new CacheControlHeaderValue { NoCache = true }));
    }

    [TestCase("GET", "/simulator")]
    [TestCase("GET", "/simulator/assets/app.js")]
    [TestCase("GET", "/simulator/conversations/abcd1234/messages")]
    [TestCase("POST", "/simulator/conversations/abcd1234/messages")]
    [TestCase("POST", "/simulator/conversations/abcd1234/read")]
    [TestCase("DELETE", "/simulator/conversations/abcd1234")]
    public async Task AnyAddress_WhenTheSimulatorIsOff_DoesNotExist(string method, string address)
    {
        await using var off = await SimulatorHost.StartAsync(Mock.Of<ISender>(), isOn: false);
        using var client = off.GetTestClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = JsonOrNone(method) };

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static StringContent? JsonOrNone(string method) => method == "POST"
        ? new StringContent("""{"text":"a","position":1}""", MediaTypeHeaderValue.Parse("application/json"))
        : null;
}
