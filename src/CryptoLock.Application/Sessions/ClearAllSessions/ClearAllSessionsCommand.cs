using CryptoLock.Application.Common;
using MediatR;

namespace CryptoLock.Application.Sessions.ClearAllSessions;

/// <summary>Erases all conversations.</summary>
/// <param name="Confirmation">Must be <see cref="RequiredConfirmation"/>, so that nobody does it by accident.</param>
public sealed record ClearAllSessionsCommand(string? Confirmation) : IRequest<Result<ClearedSessions>>
{
    /// <summary>The words that confirm.</summary>
    public const string RequiredConfirmation = "delete all sessions";
}

/// <summary>The effect of clearing.</summary>
/// <param name="Count">Conversations erased.</param>
public sealed record ClearedSessions(int Count);
