using System.Threading.Channels;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>A message whose sender should see that an answer is being written.</summary>
/// <param name="MessageSid">The message.</param>
/// <param name="At">When the writing began.</param>
internal readonly record struct TypingRequest(string MessageSid, DateTimeOffset At);

/// <summary>
/// Carries typing requests from the conversations to the worker. Under pressure the oldest are forgotten.
/// </summary>
internal sealed class TwilioTypingQueue
{
    private const int Capacity = 256;

    private readonly Channel<TypingRequest> _requests = Channel.CreateBounded<TypingRequest>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Adds a request, at once.</summary>
    public void Add(TypingRequest request) => _requests.Writer.TryWrite(request);

    /// <summary>The requests as they come, until cancelled.</summary>
    public IAsyncEnumerable<TypingRequest> ReadAllAsync(CancellationToken cancellationToken) =>
        _requests.Reader.ReadAllAsync(cancellationToken);
}
