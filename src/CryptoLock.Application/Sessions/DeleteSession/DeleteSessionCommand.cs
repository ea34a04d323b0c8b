using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Sessions.DeleteSession;

/// <summary>Erases one conversation; <see cref="ErrorKind.NotFound"/> when there is none.</summary>
/// <param name="Id">The conversation.</param>
public sealed record DeleteSessionCommand(ChatSessionId Id) : IRequest<Result<Unit>>;
