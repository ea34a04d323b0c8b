using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Handoff;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.DeadLetters.ReplayDeadLetter;

internal sealed partial class ReplayDeadLetterCommandHandler(
    IDeadLetterReader letters,
    IChatSessionRepository sessions,
    IConversationSignal signal,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<ReplayDeadLetterCommandHandler> logger) : IRequestHandler<ReplayDeadLetterCommand, Result<DeadLetter>>
{
    public async Task<Result<DeadLetter>> Handle(ReplayDeadLetterCommand command, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(command.Id, cancellationToken) is not { } letter)
        {
            return DeadLetterErrors.NotFound;
        }

        var replayed = await sessions.TryUpdateAsync(
            () => LoadAsync(letter, cancellationToken), session => Replay(session, letter), cancellationToken);
        if (!replayed.IsSuccess)
        {
            return replayed.Error;
        }

        signal.Notify(letter.SessionId, clock.GetUtcNow());
        LogReplayed(letter.SessionId, letter.Kind, letter.Id);
        return letter;
    }

    private Task<ChatSession?> LoadAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        letter.Kind is DeadLetterKind.Turn
            ? sessions.FindWithTurnAsync(letter.SessionId, new TurnId(letter.Id), cancellationToken)
            : sessions.FindWithMessageAsync(letter.SessionId, new MessageId(letter.Id), cancellationToken);

    private Error? Replay(ChatSession session, DeadLetter letter) =>
        session.Status is SessionStatus.OptedOut ? HandoffErrors.OptedOut
        : letter.Kind is DeadLetterKind.Turn ? ReplayTurn(session, letter)
        : ReplayMessage(session, letter);

    private Error? ReplayTurn(ChatSession session, DeadLetter letter)
    {
        if (!session.AssistantMayAnswer)
        {
            return DeadLetterErrors.AssistantIsOut;
        }

        if (session.OpenTurn is not null)
        {
            return DeadLetterErrors.TurnIsOpen;
        }

        if (letter.Position <= session.MessageCount - options.Value.HistoryTurns)
        {
            return DeadLetterErrors.TooOld;
        }

        try
        {
            session.Replay(new TurnId(letter.Id), clock.GetUtcNow());
            return null;
        }
        catch (DomainException)
        {
            // Somebody else replayed it after it was read, and its answer is given already.
            return DeadLetterErrors.NotFound;
        }
    }

    private Error? ReplayMessage(ChatSession session, DeadLetter letter)
    {
        if (letter.Author is { } author && !session.MaySay(author))
        {
            return DeadLetterErrors.AssistantIsOut;
        }

        return session.SendAgain(new MessageId(letter.Id), clock.GetUtcNow()) ? null : DeadLetterErrors.NotFound;
    }

    [LoggerMessage(1073, LogLevel.Information, "Session {SessionId}: dead letter {Kind} {DeadLetterId} replayed")]
    private partial void LogReplayed(ChatSessionId sessionId, DeadLetterKind kind, Guid deadLetterId);
}
