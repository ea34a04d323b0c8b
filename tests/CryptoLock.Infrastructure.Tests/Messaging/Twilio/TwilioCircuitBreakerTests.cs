using System.Net;
using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Testing.Http;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioCircuitBreakerTests
{
    private readonly StubHttpMessageHandler _network = new();

    [OneTimeTearDown]
    public void DisposeNetwork() => _network.Dispose();

    [Test]
    public async Task SendAsync_WhenMostCallsFail_StopsCallingForAWhileAndThenTriesAgain()
    {
        using var harness = new TwilioHarness(_network);
        for (var call = 0; call < 20; call++)
        {
            _network.Answers(HttpStatusCode.ServiceUnavailable);
            await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);
        }

        var refused = await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);
        var callsWhileOpen = _network.Requests.Count;
        harness.Clock.Advance(TwilioCircuitBreaker.BreakDuration);
        _network.Answers(HttpStatusCode.Created, """{"sid":"SM00000000000000000000000000000002"}""");
        var accepted = await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);

        Assert.That((refused.Error!.Code, refused.Error.Kind), Is.EqualTo(("twilio.unreachable", ErrorKind.Transient)));
        Assert.That(callsWhileOpen, Is.EqualTo(20));
        Assert.That(accepted.IsSuccess, Is.True);
    }

    [Test]
    public async Task SendAsync_WhenTwilioRefusesMessages_GoesOnCalling()
    {
        using var harness = new TwilioHarness(_network);
        var before = _network.Requests.Count;
        for (var call = 0; call < 40; call++)
        {
            _network.Answers(HttpStatusCode.BadRequest, """{"code":21211}""");
            await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);
        }

        Assert.That(_network.Requests.Count - before, Is.EqualTo(40));
    }
}
