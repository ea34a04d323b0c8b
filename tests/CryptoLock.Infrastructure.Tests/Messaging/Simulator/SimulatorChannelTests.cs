using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Messaging.Simulator;

namespace CryptoLock.Infrastructure.Tests.Messaging.Simulator;

[TestFixture]
internal sealed class SimulatorChannelTests
{
    private static readonly Guid PartGuid = Guid.Parse("0193a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b");

    private readonly SimulatorChannel _channel = new();

    [TestCase("simulator:abcd1234", true)]
    [TestCase("Simulator:abcd1234", false)]
    [TestCase("whatsapp:+5511999990000", false)]
    [TestCase("whatsapp:simulator:", false)]
    [TestCase("+5511999990000", false)]
    public void Reaches_ForAddress_OnlyItsOwn(string address, bool expected) =>
        Assert.That(_channel.Reaches(ParticipantAddress.From(address)), Is.EqualTo(expected));

    [Test]
    public async Task SendAsync_AcceptsUnderAnIdMadeFromThePart()
    {
        var result = await _channel.SendAsync(Part(PartGuid), CancellationToken.None);

        Assert.That(result.Value, Is.EqualTo("SIM0193a0b1c2d37e4f8a5b6c7d8e9f0a1b"));
    }

    [Test]
    public async Task FindAsync_WhenTheOutcomeIsUnknown_FindsWhatSendingWouldHaveSaid()
    {
        var sent = await _channel.SendAsync(Part(PartGuid), CancellationToken.None);

        var found = await new SimulatorChannel().FindAsync(
            Part(PartGuid), DateTimeOffset.UnixEpoch, new HashSet<string>(), CancellationToken.None);

        Assert.That(found.Value.ProviderId, Is.EqualTo(sent.Value));
    }

    private static OutgoingPart Part(Guid id) => new(
        new PartId(id), ParticipantAddress.From("simulator:desk"), ParticipantAddress.From("simulator:abcd1234"), "Olá");
}
