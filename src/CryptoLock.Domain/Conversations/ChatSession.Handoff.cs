using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>A person takes the conversation. From the commit on, nothing of the assistant leaves.</summary>
    /// <param name="operatorName">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <exception cref="DomainException">The customer opted out.</exception>
    public void TakeOver(string operatorName, DateTimeOffset now)
    {
        if (Status is SessionStatus.OptedOut)
        {
            throw new DomainException("A customer who opted out is not written to.");
        }

        (Status, OperatorName, HandoffReason) = (SessionStatus.WithHuman, operatorName, null);
        if (StandingOrder is null)
        {
            EndWithoutAssistant(now);
        }
    }

    /// <summary>Gives the conversation back to the assistant.</summary>
    /// <exception cref="DomainException">The customer opted out.</exception>
    public void HandBack()
    {
        if (Status is SessionStatus.OptedOut)
        {
            throw new DomainException("A customer who opted out is not written to.");
        }

        (Status, OperatorName, HandoffReason) = (SessionStatus.Automated, null, null);
        NobodyIsAwaited();
    }

    /// <summary>A message of the person who has the conversation.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="id">Its identity, not in use yet; null for a new one.</param>
    /// <exception cref="DomainException">Nobody has taken the conversation over.</exception>
    public void Say(ReplyDraft draft, DateTimeOffset now, MessageId? id = null)
    {
        if (Status is not SessionStatus.WithHuman)
        {
            throw new DomainException("A person writes only after taking the conversation over.");
        }

        NobodyIsAwaited();
        Enqueue(OutboundMessage.Create(id ?? MessageId.New(now), Id, ++MessageCount, MessageAuthor.Operator, draft, null, now), now);
    }

    /// <summary>Stops all messages to the customer. A second time changes nothing.</summary>
    /// <param name="confirmation">The last message the customer gets; null for none.</param>
    /// <param name="now">The moment, UTC.</param>
    public void OptOut(ReplyDraft? confirmation, DateTimeOffset now)
    {
        if (Status is SessionStatus.OptedOut)
        {
            return;
        }

        foreach (var message in Unsent)
        {
            message.Withdraw(now);
        }

        (Status, OperatorName, HandoffReason) = (SessionStatus.OptedOut, null, null);
        NobodyIsAwaited();
        NoticeAt = confirmation is null ? null : now;
        EndPending(MessageOutcome.Suppressed(SuppressionReason.OptedOut), TurnEnd.Suppressed, now);
        if (confirmation is not null)
        {
            Enqueue(MessageAuthor.System, confirmation, null, now);
        }

        SettleDue(now);
    }

    /// <summary>Undoes <see cref="OptOut"/>; the assistant answers again, also what came together with the command.</summary>
    /// <param name="confirmation">Tells the customer.</param>
    /// <param name="quietPeriod">How long to wait for more after newer messages.</param>
    /// <param name="now">The moment, UTC.</param>
    public void OptIn(ReplyDraft confirmation, QuietPeriod quietPeriod, DateTimeOffset now)
    {
        if (Status is not SessionStatus.OptedOut)
        {
            return;
        }

        Status = SessionStatus.Automated;
        if (Pending.Count > 0 && Pending.All(IsAboutWriting))
        {
            BeginTurn(now);
            Reply(MessageAuthor.System, confirmation, quietPeriod, now);
        }
        else
        {
            Enqueue(MessageAuthor.System, confirmation, null, now);
        }
    }
}
