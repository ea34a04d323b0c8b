using CryptoLock.Application.Common;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Simulator.GetSimulatorConversation;

/// <summary>Reads what a phone would show of a conversation. A conversation that has not begun is empty, not an error.</summary>
/// <param name="ConversationId">The browser's id of the conversation.</param>
/// <param name="AfterPosition">Only messages after this position; 0 reads from the beginning.</param>
public sealed record GetSimulatorConversationQuery(string? ConversationId, int AfterPosition)
    : IRequest<Result<SimulatorConversation>>;

/// <summary>A part of a conversation.</summary>
/// <param name="Status">Who answers; null while nothing was written.</param>
/// <param name="IsTyping">Whether a message waits for its answer, or an answer has not completely left.</param>
/// <param name="MessageCount">Messages in the whole conversation; also the position of the last one.</param>
/// <param name="Messages">At most <see cref="PageRequest.MaxSize"/> messages in order, without gaps.</param>
public sealed record SimulatorConversation(
    SessionStatus? Status, bool IsTyping, int MessageCount, IReadOnlyList<TranscriptEntry> Messages)
{
    /// <summary>A conversation in which nothing was written yet.</summary>
    public static readonly SimulatorConversation Empty = new(null, false, 0, []);
}
