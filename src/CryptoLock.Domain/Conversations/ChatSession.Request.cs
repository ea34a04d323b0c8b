using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    private bool IsLeftToPerson =>
        Status is SessionStatus.AwaitingHuman && HandoffReason is Conversations.HandoffReason.CustomerRequest;

    /// <summary>
    /// Leaves the conversation to a person, as the customer asked. What waits is theirs to answer, and the assistant is silent until
    /// it is handed the conversation back.
    /// </summary>
    /// <param name="notice">Tells the customer that a person was asked.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">The assistant is out already.</exception>
    public void HandOff(ReplyDraft notice, DateTimeOffset now)
    {
        if (!AssistantMayAnswer)
        {
            throw new DomainException("A person is asked for while the assistant may answer.");
        }

        foreach (var message in Unsent.Where(m => m.Author is not MessageAuthor.Operator))
        {
            message.Withdraw(now);
        }

        AskForPerson(Conversations.HandoffReason.CustomerRequest, now);
        EndPending(MessageOutcome.HandedOff(), TurnEnd.HandedOff, now);
        TellOfPerson(notice, now);
    }

    /// <summary>Whether the customer, who writes again, has waited for the person long enough to be told that one was asked.</summary>
    /// <param name="remindAfter">How long after they were told last; null for never.</param>
    /// <param name="now">The moment, UTC.</param>
    public bool MustRemind(TimeSpan? remindAfter, DateTimeOffset now) =>
        IsLeftToPerson && Pending.Count > 0 && NoticeAt + remindAfter <= now;

    /// <summary>Tells the customer once more that a person was asked, and the company that the customer still waits.</summary>
    /// <param name="notice">Tells the customer.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Remind(ReplyDraft notice, DateTimeOffset now)
    {
        if (NoticeAt is { } since)
        {
            _events.Add(new CustomerLeftWaiting(Id, since, Status));
            TellOfPerson(notice, now);
        }
    }

    private void TellOfPerson(ReplyDraft notice, DateTimeOffset now)
    {
        NoticeAt = now;
        Enqueue(MessageAuthor.System, notice, null, now);
        SettleDue(now);
    }
}
