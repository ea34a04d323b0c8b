using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>Takes in customers' messages: the only write that happens while the channel waits. Thread-safe.</summary>
public interface IInboundMessageLog
{
    /// <summary>
    /// Stores a message durably, with its conversation, unless its provider id was ever seen before. Has the effect of
    /// <see cref="ChatSession.Receive"/>. Returns after the commit.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be stored nevertheless.</param>
    /// <exception cref="StoreUnavailableException">The store cannot take it, or not in time. The channel sends it again.</exception>
    Task<InboundReceipt> AppendAsync(IncomingMessage message, CancellationToken cancellationToken);
}

/// <summary>A customer's message on its way into the store.</summary>
/// <param name="Id">Identity for the message, used if it is new.</param>
/// <param name="NewSessionId">Identity for the conversation, used if the customer is new.</param>
/// <param name="ProviderId">The channel's id of the message.</param>
/// <param name="CustomerKey">What identifies the customer.</param>
/// <param name="Customer">The sender's address.</param>
/// <param name="Business">The company's address.</param>
/// <param name="ProfileName">The sender's profile name; null when not given.</param>
/// <param name="Content">What it holds.</param>
/// <param name="QuietPeriod">How long to wait for more.</param>
/// <param name="At">Arrival, UTC.</param>
public sealed record IncomingMessage(
    MessageId Id,
    ChatSessionId NewSessionId,
    string ProviderId,
    string CustomerKey,
    ParticipantAddress Customer,
    ParticipantAddress Business,
    string? ProfileName,
    MessageContent Content,
    QuietPeriod QuietPeriod,
    DateTimeOffset At);

/// <summary>What became of an incoming message.</summary>
/// <param name="IsDuplicate">It was stored before; nothing changed, and the rest of this receipt is empty.</param>
/// <param name="SessionId">The conversation.</param>
/// <param name="IsNewSession">It is the customer's first message.</param>
/// <param name="DueAt">When the conversation is due, UTC.</param>
public sealed record InboundReceipt(bool IsDuplicate, ChatSessionId SessionId, bool IsNewSession, DateTimeOffset DueAt)
{
    /// <summary>The receipt of a message that was stored before.</summary>
    public static readonly InboundReceipt Duplicate = new(true, default, false, default);
}
