using CryptoLock.Application.Handoff.ReplyAsOperator;

namespace CryptoLock.Api.Admin.Handoff;

/// <summary>A message that waits to be sent; the transcript shows how far it comes.</summary>
public sealed record QueuedReplyResponse
{
    /// <summary>The message's id in the transcript.</summary>
    /// <example>019ad0f2-7c2a-7d14-8a3b-52e07f4c1b90</example>
    public required Guid MessageId { get; init; }

    /// <summary>In how many pieces it is sent.</summary>
    /// <example>1</example>
    public required int Parts { get; init; }

    internal static QueuedReplyResponse From(QueuedReply reply) => new()
    {
        MessageId = reply.MessageId.Value,
        Parts = reply.Parts,
    };
}
