using System.Diagnostics;
using System.Net;
using System.Text;
using CryptoLock.Api.Logging;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Domain.Conversations;
using Microsoft.AspNetCore.Http;
using Moq;

namespace CryptoLock.Api.Tests.Logging;

/// <summary>What ties a request's log entries and its answer together.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class RequestTraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string TraceParent = $"00-{TraceId}-b7ad6b7169203331-01";

    [Test]
    public void Start_ForARequest_GivesANewTrace()
    {
        using var activity = RequestTrace.Start(To("/api/sessions").Request);

        Assert.That(Activity.Current, Is.SameAs(activity).And.Not.Null);
        Assert.That(activity!.Parent, Is.Null);
    }

    [Test]
    public void Start_WithAProxysTrace_ContinuesIt()
    {
        var context = To("/api/sessions");
        context.Request.Headers.TraceParent = TraceParent;

        using var activity = RequestTrace.Start(context.Request);

        Assert.That(RequestTrace.IdOf(context), Is.EqualTo(TraceId));
    }

    [TestCase("not a trace")]
    [TestCase("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    public void Start_WithSomethingThatIsNoTrace_BeginsANewOne(string sent)
    {
        var context = To("/api/sessions");
        context.Request.Headers.TraceParent = sent;

        using var activity = RequestTrace.Start(context.Request);

        Assert.That(RequestTrace.IdOf(context), Does.Match("^[0-9a-f]{32}$").And.Not.EqualTo(new string('0', 32)));
    }

    [TestCase("/webhook")]
    [TestCase("/webhook/status")]
    public void Start_ForAWebhook_DoesNothing(string path)
    {
        Assert.That(RequestTrace.Start(To(path).Request), Is.Null);
        Assert.That(Activity.Current, Is.Null);
    }

    [Test]
    public void Start_WhenTelemetryHasStartedOne_LeavesThat()
    {
        using var started = new Activity("telemetry").Start();

        Assert.That(RequestTrace.Start(To("/api/sessions").Request), Is.Null);
        Assert.That(RequestTrace.IdOf(To("/")), Is.EqualTo(started.TraceId.ToHexString()));
    }

    [Test]
    public void IdOf_WithoutAnActivity_StaysTheSameForTheRequest()
    {
        var (request, other) = (To("/webhook"), To("/webhook"));

        var id = RequestTrace.IdOf(request);

        Assert.That(RequestTrace.IdOf(request), Is.EqualTo(id));
        Assert.That(RequestTrace.IdOf(other), Is.Not.EqualTo(id));
    }

    [Test]
    public async Task Defect_BehindAProxy_IsFoundUnderTheProxysTrace()
    {
        using var host = new HostFactory();
        host.Reader.Setup(reader => reader.FindAsync(It.IsAny<ChatSessionId>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException());
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("traceparent", TraceParent);

        using var response = await client.GetAsync($"/api/sessions/{Samples.Id}");

        var problem = await response.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.That((string?)problem["traceId"], Is.EqualTo(TraceId));
        var defect = (await host.ReadLogAsync()).Split('\n').Single(line => line.Contains("\"Id\":6021", StringComparison.Ordinal));
        Assert.That(defect, Does.Contain($"\"@tr\":\"{TraceId}\""));
    }

    [Test]
    public async Task Webhook_ThatIsRefused_IsFoundUnderTheIdThatItShows()
    {
        using var host = HostFactory.Production();
        using var form = new StringContent("MessageSid=SM1", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await host.CreateClient().PostAsync("/webhook", form);

        var problem = await response.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.That(await host.ReadLogAsync(), Does.Contain($"\"RequestId\":\"{(string?)problem["traceId"]}\""));
    }

    [Test]
    public async Task Entries_HoldNothingThatOnlyTheFrameworkUnderstands()
    {
        using var host = HostFactory.Production();

        await host.CreateClientWithKey().GetAsync("/api/sessions");

        var log = await host.ReadLogAsync();
        Assert.That(log, Does.Contain("api/sessions"));
        Assert.That(log, Does.Not.Contain("ActionName").And.Not.Contain("ActionId"));
    }

    private static DefaultHttpContext To(string path) => new() { Request = { Path = path } };
}
