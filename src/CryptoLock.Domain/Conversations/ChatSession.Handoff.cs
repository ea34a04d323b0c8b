using CryptoLock.Domain.Common;

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
        EndWithoutAssistant(now);
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
    }

    /// <summary>Stops all messages to the customer.</summary>
    /// <param name="now">The moment, UTC.</param>
    public void OptOut(DateTimeOffset now)
    {
        (Status, OperatorName, HandoffReason) = (SessionStatus.OptedOut, null, null);
        EndWithoutAssistant(now);
    }

    /// <summary>Undoes <see cref="OptOut"/>; the assistant answers again.</summary>
    public void OptIn() => Status = Status is SessionStatus.OptedOut ? SessionStatus.Automated : Status;
}
