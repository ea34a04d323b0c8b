using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Handoff.HandBackSession;

/// <summary>
/// Gives a conversation back to the assistant, also one whose customer still waits for a person; one that the assistant has stays
/// as it is. <see cref="ErrorKind.NotFound"/> when there is no such conversation, <see cref="ErrorKind.Conflict"/> when the
/// customer opted out.
/// </summary>
/// <param name="Id">The conversation.</param>
public sealed record HandBackSessionCommand(ChatSessionId Id) : IRequest<Result<Unit>>;
