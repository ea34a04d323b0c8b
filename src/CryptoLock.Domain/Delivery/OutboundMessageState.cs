using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Delivery;

/// <summary>A message to the customer without its parts, as a store keeps it. It never changes.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Position">Place in the conversation, from 1.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">The answer before it was formatted for the channel.</param>
/// <param name="At">Creation, UTC.</param>
/// <param name="Turn">The turn whose reply it is; null for messages of operators and the service.</param>
/// <param name="Origin">How the text was made; null unless the assistant wrote it.</param>
public sealed record OutboundMessageState(
    MessageId Id, int Position, MessageAuthor Author, string Text, DateTimeOffset At, TurnId? Turn, ReplyOrigin? Origin);
