using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery.DeliverReply;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Serves one conversation until it has to wait. Knows locks and scopes, nothing of models and channels.</summary>
internal sealed partial class ConversationWorker(
    IServiceScopeFactory scopes, IConversationLock locks, IConversationSignal signal, ILogger<ConversationWorker> logger)
{
    /// <summary>Does what is due. Never throws: a bad conversation must not stop the others. The sweep brings it back.</summary>
    public Task ServeAsync(ChatSessionId sessionId, CancellationToken cancellationToken) =>
        HoldAsync(sessionId, sender => AdvanceAsync(sender, sessionId, cancellationToken), cancellationToken);

    /// <summary>Does something about a customer who waits too long, unless somebody works on the conversation. Never throws.</summary>
    public async Task BreakSilenceAsync(ChatSessionId sessionId, CancellationToken cancellationToken)
    {
        var step = ConversationStep.None;
        await HoldAsync(
            sessionId,
            async sender => step = (await sender.Send(new BreakSilenceCommand(sessionId), cancellationToken)).Value,
            cancellationToken);

        // Whoever came meanwhile found the lock taken. Not done here: the next customer would wait for this one's answer.
        if (step is { Next: not NextStep.Nothing, DueAt: { } dueAt })
        {
            signal.Notify(sessionId, dueAt);
        }
    }

    private async Task HoldAsync(ChatSessionId sessionId, Func<ISender, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var held = await locks.TryAcquireAsync(sessionId, cancellationToken);
            if (held is not null)
            {
                // One scope for all steps: what one has committed is in hand for the next.
                await using var scope = scopes.CreateAsyncScope();
                await work(scope.ServiceProvider.GetRequiredService<ISender>());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogInterrupted(sessionId);
        }
        catch (StoreUnavailableException exception)
        {
            LogStoreAway(sessionId, exception.Message);
        }
        catch (Exception exception)
        {
            LogFailed(sessionId, exception);
        }
    }

    private async Task AdvanceAsync(ISender sender, ChatSessionId sessionId, CancellationToken cancellationToken)
    {
        var step = new ConversationStep(NextStep.Respond, null);
        while (step.Next is NextStep.Respond or NextStep.Deliver)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IRequest<Result<ConversationStep>> request = step.Next is NextStep.Deliver
                ? new DeliverReplyCommand(sessionId)
                : new RespondToCustomerCommand(sessionId);
            step = (await sender.Send(request, cancellationToken)).Value;
        }

        if (step is { Next: NextStep.Wait, DueAt: { } dueAt })
        {
            signal.Notify(sessionId, dueAt);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Session {SessionId}: stopped in the middle; it goes on after the restart")]
    private partial void LogInterrupted(ChatSessionId sessionId);

    [LoggerMessage(4002, LogLevel.Warning, "Session {SessionId}: the store is away; the sweep tries again. {Reason}")]
    private partial void LogStoreAway(ChatSessionId sessionId, string reason);

    [LoggerMessage(4003, LogLevel.Error, "Session {SessionId}: failed; the sweep tries again")]
    private partial void LogFailed(ChatSessionId sessionId, Exception exception);
}
