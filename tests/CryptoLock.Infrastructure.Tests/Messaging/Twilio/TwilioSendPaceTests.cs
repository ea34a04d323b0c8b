using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Http;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioSendPaceTests
{
    private readonly StubHttpMessageHandler _network = new();

    [OneTimeTearDown]
    public void DisposeNetwork() => _network.Dispose();

    [TestCase("whatsapp:+14155238886", null, 3.0)]
    [TestCase("whatsapp:+14155238886", "2", 0.5)]
    [TestCase("whatsapp:+15005550006", null, 0.0125)]
    [TestCase("whatsapp:+15005550006", "0.1", 10.0)]
    public async Task ReserveAsync_KeepsTheSendersRate(string sender, string? configured, double secondsApart)
    {
        using var harness = new TwilioHarness(_network, ("Twilio:MessagesPerSecond", configured));
        var pace = harness.Get<ISendPace>();
        var places = new List<DateTimeOffset>();
        for (var i = 0; i < 3; i++)
        {
            places.Add(await pace.ReserveAsync(
                ParticipantAddress.From(sender), ChatSessionId.New(harness.Clock.GetUtcNow()), CancellationToken.None));
        }

        Assert.That((places[2] - places[1]).TotalSeconds, Is.EqualTo(secondsApart).Within(0.0001));
    }

    [Test]
    public async Task ReserveAsync_OfTwoSenders_KeepsThemApart()
    {
        using var harness = new TwilioHarness(_network, ("Twilio:MessagesPerSecond", "0.1"));
        var pace = harness.Get<ISendPace>();
        var now = harness.Clock.GetUtcNow();

        await pace.ReserveAsync(ParticipantAddress.From("whatsapp:+15005550001"), ChatSessionId.New(now), CancellationToken.None);
        var other = await pace.ReserveAsync(ParticipantAddress.From("whatsapp:+15005550002"), ChatSessionId.New(now), CancellationToken.None);

        Assert.That(other, Is.LessThanOrEqualTo(now));
    }
}
