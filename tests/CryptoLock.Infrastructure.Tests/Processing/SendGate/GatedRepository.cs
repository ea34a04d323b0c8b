using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Tests.Processing.SendGate;

/// <summary>The real repository with a gate before each access, so that others may come between a load and its save.</summary>
internal sealed class GatedRepository(IChatSessionRepository inner, Turnstile turnstile) : IChatSessionRepository
{
    public async Task<ChatSession?> FindAsync(ChatSessionId id, CancellationToken cancellationToken)
    {
        await turnstile.PassAsync();
        return await inner.FindAsync(id, cancellationToken);
    }

    public async Task<ChatSession?> FindWithTurnAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken)
    {
        await turnstile.PassAsync();
        return await inner.FindWithTurnAsync(id, turnId, cancellationToken);
    }

    public async Task<ChatSession?> FindWithMessageAsync(ChatSessionId id, MessageId messageId, CancellationToken cancellationToken)
    {
        await turnstile.PassAsync();
        return await inner.FindWithMessageAsync(id, messageId, cancellationToken);
    }

    public async Task SaveAsync(ChatSession session, CancellationToken cancellationToken)
    {
        await turnstile.PassAsync();
        await inner.SaveAsync(session, cancellationToken);
    }

    public ChatSession? InHand(ChatSessionId id) => inner.InHand(id);

    public async Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken)
    {
        await turnstile.PassAsync();
        return await inner.DeleteAsync(id, cancellationToken);
    }

    public Task<int> DeleteAllAsync(CancellationToken cancellationToken) => inner.DeleteAllAsync(cancellationToken);
}
