using CryptoLock.Application.Ports;
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
