namespace CryptoLock.Domain.Conversations;

/// <summary>One message of a conversation.</summary>
public abstract class Message
{
    private protected Message(MessageId id, ChatSessionId sessionId, int position, MessageAuthor author, string text, DateTimeOffset at) =>
        (Id, SessionId, Position, Author, Text, At) = (id, sessionId, position, author, text, at);

    /// <summary>Identity.</summary>
    public MessageId Id { get; }

    /// <summary>The conversation.</summary>
    public ChatSessionId SessionId { get; }

    /// <summary>Place in the conversation, from 1, without gaps.</summary>
    public int Position { get; }

    /// <summary>Who wrote it.</summary>
    public MessageAuthor Author { get; }

    /// <summary>The words; empty when there are none. Outbound text is the answer before it was formatted for the channel.</summary>
    public string Text { get; }

    /// <summary>Arrival of an inbound message, creation of an outbound one. UTC.</summary>
    public DateTimeOffset At { get; }
}
