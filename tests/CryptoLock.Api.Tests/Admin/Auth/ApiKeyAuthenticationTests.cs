using System.Net;
using System.Text;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CryptoLock.Api.Tests.Admin.Auth;

[TestFixture]
internal sealed class ApiKeyAuthenticationTests
{
    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("", HttpStatusCode.Unauthorized)]
    [TestCase("a-test-key-of-some-lengtH", HttpStatusCode.Unauthorized)]
    [TestCase(HostFactory.Key + "x", HttpStatusCode.Unauthorized)]
    [TestCase(HostFactory.Key, HttpStatusCode.OK)]
    public async Task Api_InProduction_NeedsTheRightKey(string? key, HttpStatusCode expected)
    {
        using var host = HostFactory.Production();
        HasSessions(host);
        using var request = Request("/api/sessions", key);

        using var response = await host.CreateClient().SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Api_WhenTheConfiguredKeyEndsWithALine_TakesItWithoutTheEnd()
    {
        using var host = HostFactory.Production(("ADMIN_API_KEY", ""), ("Api:AdminKey", HostFactory.Key + "\n"));
        HasSessions(host);

        using var response = await host.CreateClientWithKey().GetAsync("/api/sessions");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Api_WhenTheKeyIsMissing_SaysHowToSendIt()
    {
        using var host = HostFactory.Production();

        using var response = await host.CreateClient().GetAsync("/api/sessions");

        var problem = await response.ProblemAsync(HttpStatusCode.Unauthorized);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("ApiKey realm=\"CryptoLock\""));
            Assert.That((string?)problem["code"], Is.EqualTo("api.key_required"));
            Assert.That((string?)problem["detail"], Does.Contain("X-Api-Key"));
        }
    }

    [Test]
    public async Task Api_WhenTwoKeysAreSent_Refuses()
    {
        using var host = HostFactory.Production();
        using var request = Request("/api/sessions", HostFactory.Key);
        request.Headers.Add("X-Api-Key", HostFactory.Key);

        using var response = await host.CreateClient().SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Api_InDemoModeWithoutAKey_IsOpen()
    {
        using var host = new HostFactory();
        HasSessions(host);

        using var response = await host.CreateClient().GetAsync("/api/sessions");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Api_InDemoModeWithAKey_NeedsIt()
    {
        using var host = new HostFactory("Development", ("ADMIN_API_KEY", HostFactory.Key));

        using var response = await host.CreateClient().GetAsync("/api/sessions");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Api_InDevelopmentWithTwilioButNoKey_IsClosed()
    {
        using var host = new HostFactory(
            "Development",
            ("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000"),
            ("TWILIO_AUTH_TOKEN", "00000000000000000000000000000001"),
            ("TWILIO_WHATSAPP_NUMBER", "+14155238886"));

        using var response = await host.CreateClient().GetAsync("/api/sessions");

        var problem = await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.That((string?)problem["detail"], Does.Contain("ADMIN_API_KEY"));
    }

    [TestCase("/swagger/index.html")]
    [TestCase("/swaggerindex.html")]
    [TestCase("/Swaggerindex.js")]
    [TestCase("/openapi/v1.json")]
    public async Task Documentation_InProduction_AsksABrowserForTheKey(string path)
    {
        using var host = HostFactory.Production();
        using var client = host.CreateClient();
        using var withKey = Request(path, HostFactory.Key);
        using var withPassword = Request(path, null);
        withPassword.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"any:{HostFactory.Key}")));
        using var withWrongPassword = Request(path, null);
        withWrongPassword.Headers.Authorization = new("Basic", "!!!");

        using var refused = await client.GetAsync(path);
        using var wrong = await client.SendAsync(withWrongPassword);
        using var program = await client.SendAsync(withKey);
        using var browser = await client.SendAsync(withPassword);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(refused.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme), Does.Contain("Basic"));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(program.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(browser.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Api_DoesNotAcceptThePasswordOfABrowser()
    {
        using var host = HostFactory.Production();
        using var request = Request("/api/sessions", null);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"any:{HostFactory.Key}")));

        using var response = await host.CreateClient().SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/health/live")]
    [TestCase("/api/sessions")]
    public async Task Requests_WhenTheSettingsBecomeWrongWhileItRuns_AreAnsweredAsBefore(string path)
    {
        using var host = HostFactory.Production();
        HasSessions(host);
        using var client = host.CreateClientWithKey();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        configuration["Api:RateLimit:PermitLimit"] = "0";

        // The framework checks the options again and complains; an edited file would make it complain to nobody.
        Assert.That(configuration.Reload, Throws.TypeOf<AggregateException>());
        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void Endpoints_UnderApi_AllNeedTheKey()
    {
        using var host = new HostFactory();
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api", StringComparison.Ordinal))
            .ToArray();

        Assert.That(endpoints, Is.Not.Empty);
        Assert.That(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null), Is.Empty);
    }

    [Test]
    public async Task RateLimit_WhenUsedUp_AsksToWait()
    {
        using var host = new HostFactory("Development", ("Api:RateLimit:PermitLimit", "2"), ("Api:RateLimit:Window", "01:00:00"));
        HasSessions(host);
        using var client = host.CreateClient();
        using var first = await client.GetAsync("/api/sessions");
        using var second = await client.GetAsync("/api/sessions");

        using var third = await client.GetAsync("/api/sessions");
        using var elsewhere = await client.GetAsync("/health/live");

        var problem = await third.ProblemAsync(HttpStatusCode.TooManyRequests);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(third.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
            Assert.That((string?)problem["code"], Is.EqualTo("api.rate_limited"));
            Assert.That(elsewhere.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    private static void HasSessions(HostFactory host) => host.Reader
        .Setup(reader => reader.ListAsync(It.IsAny<SessionFilter>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new Page<SessionSummary>([], 0));

    private static HttpRequestMessage Request(string path, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        }

        return request;
    }
}
