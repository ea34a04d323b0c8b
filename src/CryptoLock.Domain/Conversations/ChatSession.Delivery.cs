using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>The part to send next; null when everything has left.</summary>
    public MessagePart? NextPart => _outbound.SelectMany(m => m.Parts).FirstOrDefault(p => p.IsUnsent);

    /// <summary>The send gate: marks the next part as handed to the provider, if it may still leave.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>The part, or null when nothing may leave; what may never leave is closed.</returns>
    /// <exception cref="DomainException">The next part's outcome is unknown: settle it first.</exception>
    public MessagePart? BeginSending(DateTimeOffset now)
    {
        foreach (var message in Unsent.Where(m => !MayLeave(m)))
        {
            Withdraw(message, now);
        }

        var part = NextPart;
        part?.BeginSending(now);
        SettleDue(now);
        return part;
    }

    /// <summary>Records what the provider says about a part. Old news changes nothing.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="report">What was learned.</param>
    public void Report(PartId partId, DeliveryReport report)
    {
        if (FindUnsent(partId) is { } found && found.Part.Report(report))
        {
            Conclude(found.Message, partId, report);
        }

        // A callback may have been faster than we: then there is nothing left to change, and nothing to wait for.
        NotBefore = null;
        SettleDue(report.At);
    }

    /// <summary>Puts a part back because it certainly did not reach the provider.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="until">When to try again, UTC.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Requeue(PartId partId, DateTimeOffset until, DateTimeOffset now)
    {
        if (FindUnsent(partId) is { Part.Status: PartStatus.Sending } found)
        {
            found.Part.Requeue(now);
            WaitUntil(until);
        }
    }

    /// <summary>Leaves a part whose outcome is unknown until it can be settled.</summary>
    /// <param name="until">When to look again, UTC.</param>
    public void AwaitSettlement(DateTimeOffset until) => WaitUntil(until);

    private void Conclude(OutboundMessage message, PartId partId, DeliveryReport report)
    {
        if (report.Status is not PartStatus.Failed)
        {
            _events.Add(new PartSent(Id, partId, report.ProviderId));
            return;
        }

        _events.Add(new PartFailed(Id, partId, report.ErrorCode));
        AskForPerson(Conversations.HandoffReason.DeliveryFailed);
        Withdraw(message, report.At);
    }

    private bool MayLeave(OutboundMessage message) => Status switch
    {
        SessionStatus.OptedOut => false,
        SessionStatus.WithHuman => message.Author is MessageAuthor.Operator,
        _ => true,
    };

    // What was handed to the provider stays as it is: its outcome is still to be learned.
    private static void Withdraw(OutboundMessage message, DateTimeOffset now)
    {
        foreach (var part in message.Parts.Where(p => p.Status is PartStatus.Queued))
        {
            part.Report(new DeliveryReport(PartStatus.Failed, null, now, ErrorCause: "Withdrawn before it was sent."));
        }
    }

    private (OutboundMessage Message, MessagePart Part)? FindUnsent(PartId partId)
    {
        foreach (var message in _outbound)
        {
            if (message.Parts.FirstOrDefault(p => p.Id == partId) is { } part)
            {
                return (message, part);
            }
        }

        return null;
    }

    private void SettleDue(DateTimeOffset now)
    {
        if (NextPart is not null || (Pending.Count > 0 && !(DueAt > now)))
        {
            DueAt = now;
        }
        else if (Pending.Count == 0)
        {
            DueAt = null;
        }
    }
}
