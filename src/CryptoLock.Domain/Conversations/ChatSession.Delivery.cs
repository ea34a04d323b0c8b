using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>The part to send next; null when everything has left or is held until the customer writes again.</summary>
    public MessagePart? NextPart => _outbound.SelectMany(m => m.Parts)
        .FirstOrDefault(p => p.IsUnsent && (HeldSince is null || p.IsTemplate || p.Status is PartStatus.Sending));

    /// <summary>Whether a part is at the provider at this moment, or its outcome is unknown.</summary>
    public bool IsSending => _outbound.Exists(m => m.Parts.Any(p => p.Status is PartStatus.Sending));

    /// <summary>Whether the next part may not leave as free text, because the customer's last message is too old.</summary>
    /// <param name="now">The moment, UTC.</param>
    public bool MustHold(DateTimeOffset now) =>
        Customer.IsWhatsApp && !(ServiceWindowEndsAt > now) && NextPart is { Status: PartStatus.Queued, IsTemplate: false } next
        && MayLeave(_outbound.Find(m => m.Parts.Contains(next))!);

    /// <summary>The send gate: marks the next part as handed to the provider, if it may still leave.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>The part, or null when nothing may leave; what may never leave is closed.</returns>
    /// <exception cref="DomainException">The next part's outcome is unknown: settle it first.</exception>
    public MessagePart? BeginSending(DateTimeOffset now)
    {
        WithdrawForbidden(now);
        var part = StandingOrder is null && !MustHold(now) ? NextPart : null;
        part?.BeginSending(now);
        SettleDue(now);
        return part;
    }

    /// <summary>Keeps what cannot leave as free text until the customer writes again.</summary>
    /// <param name="template">Asks the customer to write, in the form that may be sent at any time; null to wait silently.</param>
    /// <param name="now">The moment, UTC.</param>
    public void HoldUntilCustomerWrites(ReplyDraft? template, DateTimeOffset now)
    {
        HeldSince = now;
        if (template is not null && Status is not SessionStatus.OptedOut)
        {
            Enqueue(MessageAuthor.System, template, null, now);
        }

        SettleDue(now);
    }

    /// <summary>The provider refused free text because the customer's last message is too old. What came since opens the window again.</summary>
    /// <param name="sentAt">When the refused text was sent, UTC.</param>
    /// <param name="now">The moment, UTC.</param>
    public void CloseServiceWindow(DateTimeOffset sentAt, DateTimeOffset now)
    {
        if (!(LastInboundAt > sentAt))
        {
            ServiceWindowEndsAt = now;
        }
    }

    /// <summary>Records what the provider says about a part. Old news changes nothing.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="report">What was learned.</param>
    public void Report(PartId partId, DeliveryReport report)
    {
        if (FindPart(partId) is { } found && found.Part.Report(report))
        {
            Conclude(partId, report);
        }

        // A callback may have been faster than we: then there is nothing left to change, and nothing to wait for.
        NotBefore = null;
        SettleDue(report.At);
    }

    /// <summary>
    /// Records a failure that the provider reports late. What follows from it is for the caller to decide, before the commit: see
    /// <see cref="DeliveryFailed"/>, <see cref="RefuseLate"/> and <see cref="OptOut"/>.
    /// </summary>
    /// <param name="partId">A part of a loaded message.</param>
    /// <param name="report">What was learned.</param>
    /// <returns>Whether it is news.</returns>
    public bool RecordFailure(PartId partId, DeliveryReport report)
    {
        var part = FindPart(partId)?.Part;
        var wasUnsent = part is { IsUnsent: true };
        var isNews = part?.Report(report) ?? false;
        if (isNews && wasUnsent)
        {
            NotBefore = null;
            SettleDue(report.At);
        }

        return isNews;
    }

    /// <summary>Puts a part back because it certainly did not reach the provider.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="until">When to try again, UTC.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Requeue(PartId partId, DateTimeOffset until, DateTimeOffset now)
    {
        if (FindPart(partId) is { Part.Status: PartStatus.Sending } found)
        {
            found.Part.Requeue(now);
            WaitUntil(until);
        }
    }

    /// <summary>Leaves a part whose outcome is unknown until it can be settled.</summary>
    /// <param name="until">When to look again, UTC.</param>
    public void AwaitSettlement(DateTimeOffset until) => WaitUntil(until);

    /// <summary>Leaves what is queued until the provider's rate allows it.</summary>
    /// <param name="until">When, UTC.</param>
    public void PostponeSending(DateTimeOffset until) => WaitUntil(until);

    /// <summary>Asks for a person because a part did not arrive, and keeps back what of its message has not left.</summary>
    /// <param name="partId">A part of a loaded message.</param>
    /// <param name="errorCode">The provider's code; null when there is none.</param>
    /// <param name="now">The moment, UTC.</param>
    public void DeliveryFailed(PartId partId, int? errorCode, DateTimeOffset now)
    {
        FindPart(partId)?.Message.Withdraw(now);
        _events.Add(new PartFailed(Id, partId, errorCode));
        AskForPerson(Conversations.HandoffReason.DeliveryFailed, now);
    }

    /// <summary>Whether what an author said, or says now, may leave.</summary>
    /// <param name="author">Who.</param>
    public bool MaySay(MessageAuthor author) => Status switch
    {
        SessionStatus.OptedOut => false,
        SessionStatus.WithHuman => author is MessageAuthor.Operator,
        _ when IsLeftToPerson => author is not MessageAuthor.Assistant,
        _ => true,
    };

    private void Conclude(PartId partId, DeliveryReport report)
    {
        if (report.Status is PartStatus.Failed)
        {
            DeliveryFailed(partId, report.ErrorCode, report.At);
        }
        else
        {
            _events.Add(new PartSent(Id, partId, report.ProviderId));
        }
    }

    private void WithdrawForbidden(DateTimeOffset now)
    {
        foreach (var message in Unsent.Where(m => !MayLeave(m)))
        {
            message.Withdraw(now);
        }
    }

    // After an opt-out only its confirmation leaves: what was said last, when the customer was told. A template asks the customer
    // to write, which is idle once they have written.
    private bool MayLeave(OutboundMessage message) => Status switch
    {
        SessionStatus.OptedOut => message == _outbound[^1] && message.At == NoticeAt,
        _ when message.IsTemplate => HeldSince is not null,
        _ => MaySay(message.Author),
    };

    private (OutboundMessage Message, MessagePart Part)? FindPart(PartId partId)
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
        if (NextPart is not null)
        {
            DueAt = now;
        }
        else if (!IsWaitingForAnswer)
        {
            (DueAt, Silence) = (null, SilenceLevel.None);
        }
        else if (OpenTurn?.NotBefore is { } retryAt)
        {
            WaitUntil(retryAt);
        }
        else if (!(DueAt > now))
        {
            DueAt = now;
        }
    }
}
