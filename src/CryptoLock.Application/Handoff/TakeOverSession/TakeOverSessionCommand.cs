using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Handoff.TakeOverSession;

/// <summary>
/// Gives a conversation to a person. When it is handled and settled, nothing of the assistant leaves any more. A second time
/// by the same person changes nothing, by another it changes the person. <see cref="ErrorKind.NotFound"/> when there is no such
/// conversation, <see cref="ErrorKind.Conflict"/> when the customer opted out.
/// </summary>
/// <param name="Id">The conversation.</param>
/// <param name="OperatorName">Who takes it; 1 to <see cref="MaxNameLength"/> characters on one line.</param>
public sealed record TakeOverSessionCommand(ChatSessionId Id, string? OperatorName) : IRequest<Result<TakenOverSession>>
{
    /// <summary>Longest accepted name, in UTF-16 units.</summary>
    public const int MaxNameLength = 128;
}

/// <summary>A conversation that a person has.</summary>
/// <param name="OperatorName">Who.</param>
/// <param name="IsSettled">
/// Whether everything that was on its way to the provider has arrived there or is withdrawn. False when the wait for that ended:
/// a part whose outcome is unknown may still turn out to have left before.
/// </param>
public sealed record TakenOverSession(string OperatorName, bool IsSettled);
