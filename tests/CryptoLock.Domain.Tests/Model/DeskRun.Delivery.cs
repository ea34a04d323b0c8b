using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Place = CryptoLock.Domain.Tests.Model.ReferenceDesk.Place;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>The worker that sends, the provider, and its callbacks.</summary>
internal sealed partial class DeskRun
{
    private void SendNext(int choice)
    {
        var mustHold = _session.MustHold(_now);
        Agree(mustHold == _desk.MustHold(_now), "whether the window is open");
        if (_session.NextPart is { Status: PartStatus.Sending } unknown)
        {
            SettleUnknown(unknown, choice);
        }
        else if (mustHold)
        {
            Hold(withTemplate: choice % 2 == 0);
        }
        else
        {
            _away = _session.BeginSending(_now);
            var expected = _desk.Send(_now);
            if (_away is not null)
            {
                _journal.Begins(_away, _outbound, _now);
            }

            Agree(Where(_away) == (expected?.Position, expected?.Index), "which part leaves");
        }
    }

    private void Hold(bool withTemplate)
    {
        var isAllowed = withTemplate && _session.Status is not SessionStatus.OptedOut;
        _session.HoldUntilCustomerWrites(withTemplate ? Draft(1) with { IsTemplate = true } : null, _now);
        _desk.Hold(isAllowed);
        _journal.Held();
    }

    private void SettleUnknown(MessagePart part, int choice)
    {
        switch (choice % 3)
        {
            case 0: _session.AwaitSettlement(_now + Settle); break;
            case 1: Arrive(part, PartStatus.Sent); _session.Report(part.Id, Report(PartStatus.Sent)); break;
            default: Requeue(part, _now); break;
        }
    }

    private void Deliver(Move move, int choice)
    {
        var begun = _outbound.SelectMany(m => m.Parts).Where(p => p.Attempts > 0).ToList();
        if (move is Move.CallbackProgress or Move.CallbackFailed or Move.CallbackOutsideWindow or Move.CallbackBlocked)
        {
            if (begun.Count > 0)
            {
                Callback(move, begun[choice % begun.Count], choice);
            }
        }
        else if (_away is { } away)
        {
            _away = null;
            SendReturns(move, away, choice);
        }
    }

    private void SendReturns(Move move, MessagePart part, int choice)
    {
        switch (move)
        {
            case Move.SendAccepted:
                Arrive(part, PartStatus.Sent);
                break;
            case Move.SendNotReached:
                Requeue(part, _now.AddSeconds(choice));
                break;
            case Move.SendOutsideWindow when !part.IsTemplate:
                CloseWindow(part.ChangedAt!.Value);
                _session.CloseServiceWindow(part.ChangedAt!.Value, _now);
                Requeue(part, _now);
                break;
            case Move.SendLost:
                _session.AwaitSettlement(_now + Settle);
                break;
            default:
                Refuse(part, isBlocked: move is Move.SendBlocked);
                break;
        }
    }

    private void Refuse(MessagePart part, bool isBlocked)
    {
        if (part.Status < PartStatus.Failed)
        {
            _desk.Fail(Reference(part));
            _desk.AskForPerson(HandoffReason.DeliveryFailed);
        }

        _session.Report(part.Id, Report(PartStatus.Failed));
        if (isBlocked)
        {
            Block();
        }
    }

    /// <summary>What the ledger writes without the conversation, and what the conversation makes of it.</summary>
    private void Callback(Move move, MessagePart part, int choice)
    {
        if (move is Move.CallbackProgress)
        {
            Arrive(part, PartStatus.Sent + (choice % 3));
            return;
        }

        if (!_session.RecordFailure(part.Id, Report(PartStatus.Failed)))
        {
            return;
        }

        var message = _outbound.Single(m => m.Parts.Contains(part));
        Reference(part).State = Place.Lost;
        switch (move)
        {
            case Move.CallbackOutsideWindow when !part.IsTemplate:
                CloseWindow(message.At);
                _session.RefuseLate(message.Id, _now);
                _desk.RefuseLate(message.Position);
                break;
            case Move.CallbackBlocked:
                Block();
                break;
            default:
                _session.DeliveryFailed(part.Id, 30008, _now);
                _desk.Fail(Reference(part));
                _desk.AskForPerson(HandoffReason.DeliveryFailed);
                break;
        }
    }

    private void Block()
    {
        _session.OptOut(null, _now);
        _desk.OptOut(withFarewell: false);
        _journal.OptedOut(null);
    }

    private void CloseWindow(DateTimeOffset sentAt)
    {
        _desk.CloseWindow(sentAt, _now);
        if (!_inbound.Exists(m => m.At > sentAt))
        {
            _journal.WindowClosed(_now);
        }
    }

    private void Arrive(MessagePart part, PartStatus status)
    {
        if (part.Report(Report(status)))
        {
            Reference(part).State = Place.Arrived;
        }
    }

    private void Requeue(MessagePart part, DateTimeOffset until)
    {
        if (part.Status is PartStatus.Sending)
        {
            _journal.Requeued(part.Id);
            Reference(part).State = Place.Waiting;
        }

        _session.Requeue(part.Id, until, _now);
    }

    private ReferenceDesk.Piece Reference(MessagePart part)
    {
        var (position, index) = Where(part);
        return _desk.Find(position!.Value, index!.Value);
    }

    private (int? Position, int? Index) Where(MessagePart? part) =>
        part is null ? (null, null) : (_outbound.Single(m => m.Parts.Contains(part)).Position, part.Index);

    private DeliveryReport Report(PartStatus status) => new(status, "SM", _now, status is PartStatus.Failed ? 30008 : null);
}
