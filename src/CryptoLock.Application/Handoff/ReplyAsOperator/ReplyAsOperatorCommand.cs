using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Handoff.ReplyAsOperator;

/// <summary>
/// Queues a message of the person who has the conversation. <see cref="ErrorKind.NotFound"/> when there is no such conversation,
/// <see cref="ErrorKind.Conflict"/> when nobody has taken it over, <see cref="ErrorKind.Permanent"/> when nothing visible is left
/// of the text, or when its key stands for another one.
/// </summary>
/// <param name="Id">The conversation.</param>
/// <param name="Text">Markdown, not blank, at most <see cref="MaxTextLength"/> UTF-16 units; formatted and cut for the channel.</param>
public sealed record ReplyAsOperatorCommand(ChatSessionId Id, string? Text) : IRequest<Result<QueuedReply>>
{
    /// <summary>Longest accepted text, in UTF-16 units.</summary>
    public const int MaxTextLength = MessageContent.MaxTextLength;

    /// <summary>Longest accepted key.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>
    /// Stands for this message in its conversation, for as long as that is stored: with the same key it is queued once, however often
    /// it is asked for. Printable ASCII without spaces and commas, at most <see cref="MaxKeyLength"/>; null for a message of its own.
    /// </summary>
    public string? Key { get; init; }
}

/// <summary>A message that waits to be sent.</summary>
/// <param name="MessageId">Its identity in the transcript.</param>
/// <param name="Parts">In how many pieces it is sent; from 1.</param>
public sealed record QueuedReply(MessageId MessageId, int Parts);
