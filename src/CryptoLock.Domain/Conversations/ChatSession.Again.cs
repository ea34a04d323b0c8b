namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>
    /// Queues once more what of a message did not arrive. What belongs behind it and waits is queued anew behind it, so that the
    /// order of the conversation holds whatever the order in which failures become known.
    /// </summary>
    /// <param name="messageId">A loaded message.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Whether anything was missing; false also when the customer opted out, and nothing is queued.</returns>
    public bool SendAgain(MessageId messageId, DateTimeOffset now)
    {
        if (Status is SessionStatus.OptedOut || FindMessage(messageId) is not { IsLost: true } message)
        {
            return false;
        }

        var waiting = message.IsTemplate ? [] : Unsent.Where(m => m is { IsUntouched: true, IsTemplate: false } && MayLeave(m)).ToList();
        var repeated = waiting.FindAll(message.IsRepeatedBy);
        var later = waiting.FindAll(m => !repeated.Contains(m) && m.BelongsBehind(message));
        foreach (var other in repeated.Concat(later))
        {
            other.Withdraw(now);
        }

        Enqueue(message.Again(++MessageCount, repeated, now), now);
        foreach (var other in later)
        {
            Enqueue(other.Again(++MessageCount, [], now), now);
        }

        return true;
    }

    /// <summary>Like <see cref="CloseServiceWindow"/>, learned after a message had left; what of it did not arrive is queued once more.</summary>
    /// <param name="messageId">A loaded message.</param>
    /// <param name="now">The moment, UTC.</param>
    public void RefuseLate(MessageId messageId, DateTimeOffset now)
    {
        var message = FindMessage(messageId);
        if (message is { IsTemplate: true })
        {
            // A template that is not approved counts as free text. Another one would fare no better, for ever.
            DeliveryFailed(message.Parts[0].Id, null, now);
        }
        else if (message is not null)
        {
            CloseServiceWindow(message.At, now);
            message.Withdraw(now);
            SendAgain(messageId, now);
        }
    }
}
