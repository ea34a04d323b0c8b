using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>Whether the customer wrote after the open turn had read.</summary>
    public bool HasUnreadMessages => OpenTurn is { } turn && _pending.Any(m => m.Position > turn.ReadThrough);

    /// <summary>Whether a finished answer should give way to one that also reads the newer messages. At most once a turn.</summary>
    public bool ShouldRegenerate => HasUnreadMessages && OpenTurn is { Superseded: 0 };

    /// <summary>Starts answering everything that waits, or tries again what a failure or a crash interrupted.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">Nothing waits.</exception>
    public Turn BeginTurn(DateTimeOffset now)
    {
        if (_pending.Count == 0)
        {
            throw new DomainException("A turn needs a message to answer.");
        }

        var readThrough = _pending[^1].Position;
        if (OpenTurn is { } turn)
        {
            turn.TryAgain(readThrough);
        }
        else
        {
            OpenTurn = new Turn(TurnId.New(now), Id, readThrough, now);
        }

        return OpenTurn;
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
        DueAt = now;
    }

    /// <summary>Leaves the open turn for a later attempt.</summary>
    /// <param name="until">When to try again, UTC.</param>
    public void Postpone(DateTimeOffset until)
    {
        RequireOpenTurn();
        DueAt = until;
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
        _pending.ForEach(message => message.End(outcome));
        _pending.Clear();
        if (OpenTurn is { IsOpen: true } turn)
        {
            turn.Close(end, now);
        }

        PendingSince = null;
        DueAt = _unsent.Count > 0 ? now : null;
        return true;
    }

    private Turn RequireOpenTurn() =>
        OpenTurn is { IsOpen: true } turn ? turn : throw new DomainException("No turn is open.");

    private void EndRead(Turn turn, Func<bool, MessageOutcome> outcome, QuietPeriod quietPeriod)
    {
        var read = _pending.FindAll(m => m.Position <= turn.ReadThrough);
        for (var i = 0; i < read.Count; i++)
        {
            read[i].End(outcome(i == read.Count - 1));
        }

        _pending.RemoveAll(m => m.Position <= turn.ReadThrough);
        PendingSince = _pending.Count > 0 ? _pending[0].At : null;
        DueAt = _pending.Count > 0 ? quietPeriod.EndsAt(_pending[0].At, _pending[^1].At) : null;
    }
}
