using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations;

internal static class ChatSessionRepositoryExtensions
{
    private const int MaxConflicts = 20;

    /// <summary>Loads, changes and saves a conversation; once more when somebody else was faster. Null when it is gone.</summary>
    public static async Task<ChatSession?> UpdateAsync(
        this IChatSessionRepository sessions, ChatSessionId id, Action<ChatSession> change, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var session = await sessions.FindAsync(id, cancellationToken);
            if (session is null)
            {
                return null;
            }

            change(session);
            if (await sessions.TrySaveAsync(session, cancellationToken))
            {
                return session;
            }

            if (conflicts == MaxConflicts)
            {
                throw new ConcurrencyException();
            }
        }
    }

    /// <summary>The same for a conversation in hand: it is loaded only when somebody else was faster.</summary>
    public static async Task<ChatSession?> UpdateAsync(
        this IChatSessionRepository sessions, ChatSession inHand, Action<ChatSession> change, CancellationToken cancellationToken)
    {
        change(inHand);
        return await sessions.TrySaveAsync(inHand, cancellationToken)
            ? inHand
            : await sessions.UpdateAsync(inHand.Id, change, cancellationToken);
    }

    /// <summary>Like <c>UpdateAsync</c> for a change that may be refused, which stores nothing; not found when it is gone.</summary>
    public static Task<Result<ChatSession>> TryUpdateAsync(
        this IChatSessionRepository sessions, ChatSessionId id, Func<ChatSession, Error?> change, CancellationToken cancellationToken) =>
        sessions.TryUpdateAsync(() => sessions.FindAsync(id, cancellationToken), change, cancellationToken);

    /// <summary>The same for a conversation that is loaded with something more.</summary>
    public static async Task<Result<ChatSession>> TryUpdateAsync(
        this IChatSessionRepository sessions,
        Func<Task<ChatSession?>> load,
        Func<ChatSession, Error?> change,
        CancellationToken cancellationToken)
    {
        for (var conflicts = 0; conflicts <= MaxConflicts; conflicts++)
        {
            if (await load() is not { } session)
            {
                return SessionErrors.NotFound;
            }

            if (change(session) is { } refusal)
            {
                return refusal;
            }

            if (await sessions.TrySaveAsync(session, cancellationToken))
            {
                return session;
            }
        }

        throw new ConcurrencyException();
    }

    /// <summary>Saves; false when somebody else was faster.</summary>
    public static async Task<bool> TrySaveAsync(
        this IChatSessionRepository sessions, ChatSession session, CancellationToken cancellationToken)
    {
        try
        {
            await sessions.SaveAsync(session, cancellationToken);
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }
}
