using System.Net;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiProbeTests
{
    private const string NotFound = """{"error":{"code":404,"status":"NOT_FOUND"}}""";

    private const string KeyInvalid = """{"error":{"details":[{"reason":"API_KEY_INVALID"}]}}""";

    [Test]
    public async Task Probe_OfModels_AsksLikeTheRecordedOne()
    {
        await using var host = new GeminiHost().Serve("25", 1);

        await ProbeAsync(host);

        var recorded = Capture.Load("25", 1);
        var first = host.Network.Requests[0];
        Assert.That((first.Method, first.Uri.PathAndQuery), Is.EqualTo((recorded.Method, recorded.PathAndQuery)));
        Assert.That(first.Headers["x-goog-api-key"], Is.EqualTo(recorded.Header("x-goog-api-key")));
        Assert.That(host.Network.Request.Uri.AbsolutePath, Does.EndWith("/gemini-3.5-flash-lite"));
    }

    [Test]
    public async Task Probe_OnVertex_AsksWithoutProject()
    {
        await using var host = new GeminiHost(("Vertex:ProjectId", "p"), ("Vertex:Location", "eu")).Serve("25", 1);

        await ProbeAsync(host);

        Assert.That(
            host.Network.Requests[0].Uri.AbsoluteUri,
            Is.EqualTo("https://aiplatform.eu.rep.googleapis.com/v1beta1/publishers/google/models/gemini-2.5-flash"));
    }

    [TestCase(404, NotFound, "Model m does not exist, is retired, or is closed")]
    [TestCase(400, KeyInvalid, "Google refuses our access to model m (400 API_KEY_INVALID): check GEMINI_API_KEY")]
    [TestCase(403, "", "Google refuses our access to model m")]
    [TestCase(503, "", "Model m could not be looked up: Overloaded")]
    public async Task Probe_OfFailure_WarnsWithWhatToDo(int status, string body, string warning)
    {
        await using var host = new GeminiHost(("Model", "m"), ("FallbackModels:0", ""));
        host.Network.Serve((HttpStatusCode)status, body);

        await ProbeAsync(host);

        Assert.That(host.Logs.Warnings, Has.Some.Contains(warning));
    }

    [Test]
    public async Task Probe_WithoutNetwork_WarnsAndEndsWell()
    {
        await using var host = new GeminiHost(("BaseUrl", "http://127.0.0.1:9"));
        host.Network.Fail(new HttpRequestException("refused"));

        await ProbeAsync(host);

        Assert.That(host.Logs.Warnings, Has.Some.Contains("Gemini at 127.0.0.1 does not answer"));
    }

    [Test]
    public async Task Probe_WithForeignFailure_WarnsAndEndsWell()
    {
        await using var host = new GeminiHost();
        host.Network.Fail(new InvalidOperationException("SECRET"));

        await ProbeAsync(host);

        Assert.That(host.Logs.Warnings, Has.Some.Contains("could not be looked up: InvalidOperationException"));
    }

    [TestCase("gemini-2.5-flash", true)]
    [TestCase("gemini-3.5-flash-lite", false)]
    public async Task Probe_OfRetiringModel_NamesTheSuccessor(string model, bool warns)
    {
        await using var host = new GeminiHost(("Model", model)).Serve("25", 1);

        await ProbeAsync(host);

        Assert.That(host.Logs.Warnings.Any(w => w.Contains("set Gemini:Model to gemini-3.5-flash-lite")), Is.EqualTo(warns));
    }

    [Test]
    public async Task Probe_SwitchedOff_AsksNothing()
    {
        await using var host = new GeminiHost(("ProbeOnStart", "false")).Serve("25", 1);

        await ProbeAsync(host);

        Assert.That(host.Network.Requests, Is.Empty);
    }

    [Test]
    public async Task Start_WhileGoogleIsSilent_IsNotDelayed()
    {
        await using var host = new GeminiHost();
        host.Network.Hang();
        var probe = host.Services.GetServices<IHostedService>().OfType<GeminiProbe>().Single();

        await probe.StartAsync(default);

        Assert.That(probe.ExecuteTask!.IsCompleted, Is.False);
        await probe.StopAsync(default);
    }

    [Test]
    public async Task Health_WithoutNews_IsHealthy()
    {
        await using var host = new GeminiHost();

        Assert.That((await HealthAsync(host)).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Health_AfterWarningOfTheProbe_IsDegradedUntilTheModelAnswers()
    {
        await using var host = new GeminiHost(("FallbackModels:0", ""), ("ModelCooldown", "00:00:00"));
        host.Network.Serve(HttpStatusCode.NotFound, NotFound);
        host.Serve("02");
        await ProbeAsync(host);

        var before = await HealthAsync(host);
        await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);
        var after = await HealthAsync(host);

        Assert.That((before.Status, after.Status), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Healthy)));
        Assert.That(before.Description, Is.EqualTo("Model gemini-2.5-flash could not be looked up: ModelNotFound."));
    }

    [Test]
    public async Task Health_WhenOnlyTheFallbackAnswers_StaysDegraded()
    {
        await using var host = new GeminiHost(("ModelCooldown", "00:00:00"));
        host.Network.Serve(HttpStatusCode.NotFound, NotFound).Serve(HttpStatusCode.OK, "{}").Serve(HttpStatusCode.NotFound, NotFound);
        host.Serve("20");
        await ProbeAsync(host);

        await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That((await HealthAsync(host)).Status, Is.EqualTo(HealthStatus.Degraded));
    }

    [Test]
    public async Task Health_AfterFailedCall_IsDegraded()
    {
        await using var host = new GeminiHost().Serve("43");
        await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That((await HealthAsync(host)).Description, Is.EqualTo("The last call failed: Authentication."));
    }

    private static async Task ProbeAsync(GeminiHost host)
    {
        var probe = host.Services.GetServices<IHostedService>().OfType<GeminiProbe>().Single();
        await probe.StartAsync(default);
        await probe.ExecuteTask!;
    }

    private static async Task<HealthReportEntry> HealthAsync(GeminiHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["ai"];
}
