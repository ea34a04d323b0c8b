using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>What must hold whenever a part is handed to the sender, judged from what happened before and nothing else.</summary>
internal sealed class SendJournal
{
    private readonly HashSet<PartId> _begun = [];
    private (int Position, int Index) _last;
    private DateTimeOffset? _windowEnds;
    private bool _withPerson;
    private bool _askedForPerson;
    private bool _optedOut;
    private bool _commanded;
    private bool _isHeld;
    private OutboundMessage? _farewell;

    public void Wrote(CustomerIntent? order, DateTimeOffset now)
    {
        (_windowEnds, _isHeld) = (now + ChatSession.ServiceWindow, false);
        _commanded |= order is CustomerIntent.OptOut or CustomerIntent.TalkToPerson && !_optedOut;
    }

    public void TakenOver(bool isCommanded) => (_withPerson, _askedForPerson, _commanded) = (true, false, isCommanded);

    public void HandedOff() => (_askedForPerson, _commanded) = (true, false);

    public void HandedBack() => (_withPerson, _askedForPerson) = (false, false);

    public void OptedOut(OutboundMessage? farewell) =>
        (_withPerson, _askedForPerson, _optedOut, _commanded, _farewell) = (false, false, true, false, _optedOut ? _farewell : farewell);

    public void OptedIn(bool isCommanded) => (_optedOut, _commanded) = (false, isCommanded);

    public void CommandVoid() => _commanded = false;

    public void Held() => _isHeld = true;

    public void WindowClosed(DateTimeOffset now) => _windowEnds = now;

    public void Requeued(PartId part) => _begun.Remove(part);

    public void Begins(MessagePart part, IReadOnlyList<OutboundMessage> all, DateTimeOffset now)
    {
        var message = all.Single(m => m.Parts.Contains(part));
        Law.Holds(_begun.Add(part.Id), "no part begins sending twice unless requeued");
        Law.Holds(!_withPerson || message.Author is MessageAuthor.Operator || part.IsTemplate,
            "after a takeover nothing of the assistant begins sending");
        Law.Holds(!_askedForPerson || message.Author is not MessageAuthor.Assistant,
            "after the customer asked for a person nothing of the assistant begins sending");
        Law.Holds(!part.IsTemplate || _isHeld, "no template asks the customer to write who has written");
        Law.Holds(!_optedOut || message == _farewell, "after an opt-out only its confirmation begins sending");
        Law.Holds(!_commanded, "nothing begins sending before the customer's command is obeyed");
        Law.Holds(part.IsTemplate || _windowEnds > now, "no free text outside the service window");
        Law.Holds(part.IsTemplate || !_isHeld, "held parts leave only after the customer wrote again, or as template");
        if (!part.IsTemplate)
        {
            Law.Holds(_last.CompareTo((message.Position, part.Index)) <= 0, "parts leave in order");
            _last = (message.Position, part.Index);
        }
    }
}

internal static class Law
{
    public static void Holds(bool holds, string law)
    {
        if (!holds)
        {
            throw new LawBrokenException(law);
        }
    }
}

internal sealed class LawBrokenException(string law) : Exception(law);

internal sealed class DisagreementException(string about) : Exception(about);
