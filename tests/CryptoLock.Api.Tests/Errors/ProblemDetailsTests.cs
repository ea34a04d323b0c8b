using System.Net;
using System.Text;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.AspNetCore.Http;
using Moq;

namespace CryptoLock.Api.Tests.Errors;

[TestFixture]
internal sealed class ProblemDetailsTests
{
    private static readonly string Session = $"/api/sessions/{Samples.Id}";

    private HostFactory _host = null!;

    [SetUp]
    public void Start() => _host = new HostFactory();

    [TearDown]
    public void Stop() => _host.Dispose();

    [TestCase("GET", "/nowhere", HttpStatusCode.NotFound)]
    [TestCase("GET", "/api/sessions/not-an-id", HttpStatusCode.NotFound)]
    [TestCase("POST", "/health/live", HttpStatusCode.MethodNotAllowed)]
    [TestCase("PUT", "/api/sessions", HttpStatusCode.MethodNotAllowed)]
    public async Task Routing_WhenItFindsNothing_AnswersWithProblemDetails(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", "text/html");

        using var response = await _host.CreateClient().SendAsync(request);

        await response.ProblemAsync(expected);
    }

    [TestCase("page=MARKER", "page")]
    [TestCase("activeSince=MARKER", "activeSince")]
    [TestCase("status=MARKER", "status")]
    public async Task Binding_WhenAValueCannotBeRead_NamesTheFieldAndNotTheValue(string query, string field)
    {
        using var response = await _host.CreateClient().GetAsync($"/api/sessions?{query}");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { field }));
        Assert.That(problem.ToJsonString(), Does.Not.Contain("MARKER"));
    }

    [Test]
    public async Task Validation_WhenARuleIsBroken_NamesTheField()
    {
        using var response = await _host.CreateClient().GetAsync("/api/sessions?page=0&size=201");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem["errors"]!.AsObject().Select(error => error.Key), Is.EquivalentTo(new[] { "page", "size" }));
            Assert.That((string?)problem["code"], Is.EqualTo("request.invalid"));
        }
    }

    [TestCase("GET", "/api/sessions/{0}")]
    [TestCase("DELETE", "/api/sessions/{0}")]
    [TestCase("GET", "/api/sessions/{0}/transcript")]
    [TestCase("POST", "/api/sessions/{0}/hand-back")]
    [TestCase("POST", "/api/dead-letters/{0}/replay")]
    public async Task Validation_OfAnIdOfZeros_RefusesIt(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{0}", $"{Guid.Empty}", StringComparison.Ordinal));

        using var response = await _host.CreateClient().SendAsync(request);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [TestCase("take-over")]
    [TestCase("reply")]
    public async Task Body_WhenItIsNotJson_IsRefused(string action)
    {
        using var response = await _host.CreateClient().PostAsync($"{Session}/{action}", new StringContent("Olá"));

        await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Test]
    public async Task Store_WhenItIsUnavailable_AsksToTryAgain()
    {
        using var response = await FailAsync(new StoreUnavailableException("disk"));

        var problem = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That((string?)problem["code"], Is.EqualTo("store.unavailable"));
    }

    [Test]
    public async Task Conflict_WhenSomebodyWasFaster_IsNamed()
    {
        using var response = await FailAsync(new ConcurrencyException());

        var problem = await response.ProblemAsync(HttpStatusCode.Conflict);
        Assert.That((string?)problem["code"], Is.EqualTo("session.changed"));
    }

    [TestCase(400)]
    [TestCase(408)]
    [TestCase(413)]
    public async Task Server_WhenItCannotReadTheRequest_KeepsItsStatus(int status)
    {
        using var response = await FailAsync(new BadHttpRequestException("bad", status));

        await response.ProblemAsync((HttpStatusCode)status);
    }

    [Test]
    public async Task Defect_TellsATraceIdAndNothingElse()
    {
        using var response = await FailAsync(new InvalidOperationException("MARKER"));

        var problem = await response.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.That(problem.AsObject().Select(member => member.Key), Is.EquivalentTo(new[] { "type", "title", "status", "traceId" }));
        Assert.That(problem.ToJsonString(), Does.Not.Contain("MARKER"));
    }

    [TestCase("/webhook")]
    [TestCase("/webhook/status")]
    public async Task Webhook_WhenTwilioIsNotConfigured_SaysWhatToSet(string path)
    {
        using var form = new StringContent("MessageSid=SM1", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await _host.CreateClient().PostAsync(path, form);

        var problem = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.That((string?)problem["code"], Is.EqualTo("twilio.not_configured"));
        Assert.That((string?)problem["detail"], Does.Contain("TWILIO_ACCOUNT_SID"));
    }

    private Task<HttpResponseMessage> FailAsync(Exception exception)
    {
        _host.Reader.Setup(reader => reader.FindAsync(It.IsAny<ChatSessionId>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(exception);
        return _host.CreateClient().GetAsync(Session);
    }
}
