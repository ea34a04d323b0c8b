using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations;

/// <summary>What a conversation needs after a piece of work.</summary>
/// <param name="Next">The kind of step.</param>
/// <param name="DueAt">When, UTC; null when there is nothing.</param>
public sealed record ConversationStep(NextStep Next, DateTimeOffset? DueAt)
{
    /// <summary>There is nothing to do, or no such conversation.</summary>
    public static readonly ConversationStep None = new(NextStep.Nothing, null);

    internal static ConversationStep Of(ChatSession? session, DateTimeOffset now) =>
        session is null ? None : new(session.NextStep(now), session.DueAt);
}
