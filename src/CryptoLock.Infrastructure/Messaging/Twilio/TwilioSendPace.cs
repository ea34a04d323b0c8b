using System.Collections.Concurrent;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Twilio's rates: 80 messages a second for a WhatsApp sender, one in three seconds for the sandbox.</summary>
internal sealed class TwilioSendPace(ISendPlaces places, IOptions<TwilioOptions> options, TimeProvider clock) : ISendPace
{
    private const string SandboxNumber = "+14155238886";
    private const double SandboxRate = 1.0 / 3;
    private const double StandardRate = 80;

    private readonly ConcurrentDictionary<ParticipantAddress, SendQueue> _queues = new();

    public ValueTask<DateTimeOffset> ReserveAsync(
        ParticipantAddress sender, ChatSessionId sessionId, CancellationToken cancellationToken) =>
        _queues.GetOrAdd(sender, CreateQueue).ReserveAsync(sessionId, clock.GetUtcNow(), cancellationToken);

    private SendQueue CreateQueue(ParticipantAddress sender)
    {
        var isSandbox = TwilioNumber.Parse(sender.Value) == SandboxNumber;
        return new(sender, options.Value.MessagesPerSecond ?? (isSandbox ? SandboxRate : StandardRate), places);
    }
}
