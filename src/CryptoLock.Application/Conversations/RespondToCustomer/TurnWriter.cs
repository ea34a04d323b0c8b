using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>Has an answer written, stops when it would be in vain, and keeps the customer company while it takes long.</summary>
internal sealed class TurnWriter(
    AnswerWriter writer,
    ITurnInterruptions interruptions,
    SilenceBreaker silence,
    IOptions<ConversationOptions> options,
    TimeProvider clock)
{
    // After an outage the customer has waited long already; the answer may be seconds away.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Commits the turn's beginning and has its answer written.</summary>
    /// <param name="session">The conversation with its open turn.</param>
    /// <param name="reading">What the turn reads.</param>
    /// <param name="begin">Commits; false when somebody else was faster.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The answer; null when it was interrupted, or the turn did not begin.</returns>
    public async Task<TurnAnswer?> WriteAsync(
        ChatSession session, TurnReading reading, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Whoever writes before this line is noticed by the commit, whoever writes after it by the watch.
        using var watch = interruptions.Watch(session.Id, interruption =>
        {
            if (IsInVain(session, interruption))
            {
                stop.Cancel();
            }
        });
        if (!await begin())
        {
            return null;
        }

        try
        {
            var writing = writer.WriteAsync(session, reading, stop.Token);
            await KeepCompanyAsync(session, writing, stop.Token, cancellationToken);
            return await writing;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool IsInVain(ChatSession session, TurnInterruption interruption) =>
        interruption is TurnInterruption.AssistantOut || session.MayRegenerate(options.Value.Quiet, clock.GetUtcNow());

    private async Task KeepCompanyAsync(
        ChatSession? session, Task writing, CancellationToken interrupted, CancellationToken cancellationToken)
    {
        while (silence.NextAt(session) is { } next)
        {
            var wait = next - clock.GetUtcNow();
            await writing.WaitAsync(wait > Grace ? wait : Grace, clock, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (writing.IsCompleted || interrupted.IsCancellationRequested)
            {
                return;
            }

            // A text on its way to the provider is not torn off because the answer is in vain: its outcome would be unknown.
            session = await silence.BreakAsync(session!.Id, cancellationToken);
        }
    }
}
