using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>Where no provider limits the rate.</summary>
internal sealed class NoSendPace : ISendPace
{
    public ValueTask<DateTimeOffset> ReserveAsync(
        ParticipantAddress sender, ChatSessionId sessionId, CancellationToken cancellationToken) => new(DateTimeOffset.MinValue);
}
