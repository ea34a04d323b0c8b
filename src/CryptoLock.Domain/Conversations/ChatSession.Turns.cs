using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>Whether the customer wrote after the open turn had read.</summary>
    public bool HasUnreadMessages => OpenTurn is { } turn && Pending.Any(m => m.Position > turn.ReadThrough);

    /// <summary>
    /// Whether the answer being made may give way to one that also reads newer messages: once a turn, and only while the
    /// customer has not waited too long.
    /// </summary>
    /// <param name="quietPeriod">Its cap limits the wait.</param>
    /// <param name="now">The moment, UTC.</param>
    public bool MayRegenerate(QuietPeriod quietPeriod, DateTimeOffset now) =>
        OpenTurn is { Superseded: 0 } && PendingSince + quietPeriod.Cap > now;

    /// <summary>Starts answering everything that waits, or tries again what a failure or a crash interrupted.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">Nothing waits.</exception>
    public Turn BeginTurn(DateTimeOffset now)
    {
        var last = Pending is [.., var newest] ? newest : null;
        var turn = OpenTurn;
        if (turn is null)
        {
            turn = new Turn(TurnId.New(now), Id, last?.Position ?? throw new DomainException("A turn needs a message to answer."), now);
            _turns.Add(turn);
        }

        turn.Try(last?.Position ?? turn.ReadThrough);
        return turn;
    }

    /// <summary>Opens a turn that answers once more what a failed one could not.</summary>
    /// <param name="failed">A loaded turn that failed and was not replayed before.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">The turn is not such a one, another is open, or the assistant may not answer.</exception>
    public void Replay(TurnId failed, DateTimeOffset now)
    {
        if (!AssistantMayAnswer || OpenTurn is not null)
        {
            throw new DomainException("A turn is replayed when the assistant may answer and no other turn is open.");
        }

        var turn = _turns.Find(t => t.Id == failed) ?? throw new DomainException("The turn is not loaded.");
        _turns.Add(turn.Replay(now));
        DueAt = now;
    }

    /// <summary>Ends the open turn with an answer. Messages that arrived since stay pending for the next turn.</summary>
    /// <param name="author">Who wrote it: the assistant, or the service for a fixed text.</param>
    /// <param name="draft">The answer.</param>
    /// <param name="quietPeriod">How long to wait for more after the newer messages.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">No turn is open, or the assistant may not answer.</exception>
    public void Reply(MessageAuthor author, ReplyDraft draft, QuietPeriod quietPeriod, DateTimeOffset now)
    {
        if (!AssistantMayAnswer)
        {
            throw new DomainException("The assistant may not answer this conversation now.");
        }

        var turn = RequireOpenTurn();
        EndRead(turn, answer => answer ? MessageOutcome.AnsweredBy(turn.Id) : MessageOutcome.MergedInto(turn.Id), quietPeriod);
        turn.Close(TurnEnd.Replied, now);
        var isBack = HandoffReason is Conversations.HandoffReason.AssistantUnavailable or Conversations.HandoffReason.NoAnswerInTime;
        if (isBack && author is MessageAuthor.Assistant)
        {
            (Status, HandoffReason) = (SessionStatus.Automated, null);
            NobodyIsAwaited();
        }

        Enqueue(author, draft, turn.Id, now);
    }

    /// <summary>Drops the answer that was being made because the customer wrote again; the turn stays open.</summary>
    /// <param name="quietPeriod">How long to wait for more.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Supersede(QuietPeriod quietPeriod, DateTimeOffset now)
    {
        RequireOpenTurn().Supersede();
        (DueAt, NotBefore) = (Latest(now, QuietUntil(quietPeriod)), null);
    }

    /// <summary>Leaves the open turn for a later attempt.</summary>
    /// <param name="until">When to try again, UTC.</param>
    public void Postpone(DateTimeOffset until)
    {
        RequireOpenTurn().Postpone(until);
        WaitUntil(until);
    }

    /// <summary>Gives up on the open turn: the customer gets a last text and a person is asked.</summary>
    /// <param name="reason">Why a person is needed.</param>
    /// <param name="author">Who wrote the text: the assistant when it is from the documentation, else the service.</param>
    /// <param name="draft">An honest text, or the best passage of the documentation.</param>
    /// <param name="quietPeriod">How long to wait for more after newer messages.</param>
    /// <param name="now">The moment, UTC.</param>
    public void FailToPerson(
        HandoffReason reason, MessageAuthor author, ReplyDraft draft, QuietPeriod quietPeriod, DateTimeOffset now)
    {
        var turn = RequireOpenTurn();
        EndRead(turn, _ => MessageOutcome.FailedToPerson(reason), quietPeriod);
        turn.Close(TurnEnd.Failed, now);
        AskForPerson(reason, now);
        Enqueue(author, draft, turn.Id, now);
    }

    /// <summary>Ends what waits without the assistant, because a person has the conversation or the customer opted out.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Whether the assistant is out; false when it may answer, and nothing changed.</returns>
    public bool EndWithoutAssistant(DateTimeOffset now)
    {
        if (AssistantMayAnswer)
        {
            return false;
        }

        if (Status is SessionStatus.OptedOut)
        {
            EndPending(MessageOutcome.Suppressed(SuppressionReason.OptedOut), TurnEnd.Suppressed, now);
        }
        else
        {
            AwaitingPersonSince ??= PendingSince;
            EndPending(MessageOutcome.HandedOff(), TurnEnd.HandedOff, now);
        }

        WithdrawForbidden(now);
        SettleDue(now);
        return true;
    }

    /// <summary>Leaves what waits without an answer, before any model is asked.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="notice">Tells the customer; null when they were told a short while ago.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Suppress(SuppressionReason reason, ReplyDraft? notice, DateTimeOffset now)
    {
        EndPending(MessageOutcome.Suppressed(reason), TurnEnd.Suppressed, now);
        if (notice is not null)
        {
            NoticeAt = now;
            Enqueue(MessageAuthor.System, notice, null, now);
        }

        SettleDue(now);
    }

    private void EndPending(MessageOutcome outcome, TurnEnd end, DateTimeOffset now)
    {
        foreach (var message in Pending)
        {
            message.End(outcome);
        }

        OpenTurn?.Close(end, now);
        (PendingSince, NotBefore, Silence) = (null, null, SilenceLevel.None);
    }

    private DateTimeOffset? QuietUntil(QuietPeriod quietPeriod) =>
        Pending is [var first, ..] and [.., var last] ? quietPeriod.EndsAt(first.At, last.At, last.Content) : null;

    private Turn RequireOpenTurn() =>
        OpenTurn ?? throw new DomainException("No turn is open.");

    private void EndRead(Turn turn, Func<bool, MessageOutcome> outcome, QuietPeriod quietPeriod)
    {
        var read = _inbound.FindAll(m => m.IsPending && m.Position <= turn.ReadThrough);
        for (var i = 0; i < read.Count; i++)
        {
            read[i].End(outcome(i == read.Count - 1));
        }

        (PendingSince, NotBefore, Silence) = (Pending is [var first, ..] ? first.At : null, null, SilenceLevel.None);
        DueAt = QuietUntil(quietPeriod);
    }
}
