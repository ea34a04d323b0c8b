using System.Collections.Concurrent;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>For a service that runs as one instance.</summary>
internal sealed class InProcessSendPlaces : ISendPlaces
{
    private readonly ConcurrentDictionary<ParticipantAddress, DateTimeOffset> _last = new();

    public ValueTask<DateTimeOffset> TakeAsync(
        ParticipantAddress sender, DateTimeOffset earliest, TimeSpan interval, CancellationToken cancellationToken) =>
        new(_last.AddOrUpdate(sender, earliest, (_, last) => last + interval > earliest ? last + interval : earliest));
}
