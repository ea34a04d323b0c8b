using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Sessions.GetSession;

/// <summary>Reads one conversation's summary; <see cref="ErrorKind.NotFound"/> when there is none.</summary>
/// <param name="Id">The conversation.</param>
public sealed record GetSessionQuery(ChatSessionId Id) : IRequest<Result<SessionSummary>>;
