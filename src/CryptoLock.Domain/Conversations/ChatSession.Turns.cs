using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>Whether the customer wrote after the open turn had read.</summary>
    public bool HasUnreadMessages => OpenTurn is { } turn && Pending.Any(m => m.Position > turn.ReadThrough);

    /// <summary>Whether a finished answer should give way to one that also reads the newer messages. At most once a turn.</summary>
    public bool ShouldRegenerate => HasUnreadMessages && OpenTurn is { Superseded: 0 };

    /// <summary>Starts answering everything that waits, or tries again what a failure or a crash interrupted.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">Nothing waits.</exception>
    public Turn BeginTurn(DateTimeOffset now)
    {
        if (Pending is not [.., var last])
        {
            throw new DomainException("A turn needs a message to answer.");
        }

        if (OpenTurn is { } open)
        {
            open.TryAgain(last.Position);
            return open;
        }

        var turn = new Turn(TurnId.New(now), Id, last.Position, now);
        _turns.Add(turn);
        return turn;
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
        if (HandoffReason is Conversations.HandoffReason.AssistantUnavailable && author is MessageAuthor.Assistant)
        {
            (Status, HandoffReason) = (SessionStatus.Automated, null);
        }

        Enqueue(author, draft, turn.Id, now);
    }

    /// <summary>Drops the answer that was being made because the customer wrote again; the turn stays open and is due at once.</summary>
    /// <param name="now">The moment, UTC.</param>
    public void Supersede(DateTimeOffset now)
    {
        RequireOpenTurn().Supersede();
        (DueAt, NotBefore) = (now, null);
    }

    /// <summary>Leaves the open turn for a later attempt.</summary>
    /// <param name="until">When to try again, UTC.</param>
    public void Postpone(DateTimeOffset until)
    {
        RequireOpenTurn();
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
        AskForPerson(reason);
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

        var (outcome, end) = Status is SessionStatus.OptedOut
            ? (MessageOutcome.Suppressed(SuppressionReason.OptedOut), TurnEnd.Suppressed)
            : (MessageOutcome.HandedOff(), TurnEnd.HandedOff);
        foreach (var message in Pending)
        {
            message.End(outcome);
        }

        OpenTurn?.Close(end, now);
        (PendingSince, NotBefore) = (null, null);
        DueAt = NextPart is null ? null : now;
        return true;
    }

    private Turn RequireOpenTurn() =>
        OpenTurn ?? throw new DomainException("No turn is open.");

    private void EndRead(Turn turn, Func<bool, MessageOutcome> outcome, QuietPeriod quietPeriod)
    {
        var read = _inbound.FindAll(m => m.Outcome is null && m.Position <= turn.ReadThrough);
        for (var i = 0; i < read.Count; i++)
        {
            read[i].End(outcome(i == read.Count - 1));
        }

        var waiting = Pending;
        NotBefore = null;
        PendingSince = waiting.Count > 0 ? waiting[0].At : null;
        DueAt = waiting.Count > 0 ? quietPeriod.EndsAt(waiting[0].At, waiting[^1].At) : null;
    }
}
