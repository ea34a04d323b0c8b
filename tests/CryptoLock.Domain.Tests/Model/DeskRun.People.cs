using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Author = CryptoLock.Domain.Tests.Model.ReferenceDesk.Author;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>The operator and the watchdog; and the comparison after each step.</summary>
internal sealed partial class DeskRun
{
    private static readonly TimeSpan ReassureAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AlarmAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RemindAfter = TimeSpan.FromMinutes(2);

    private void TakeOver()
    {
        if (_session.Status is SessionStatus.OptedOut)
        {
            Assert.That(() => _session.TakeOver("Rui", _now), Throws.TypeOf<DomainException>());
            return;
        }

        _interrupted = true;
        _session.TakeOver("Rui", _now);
        _desk.TakeOver();
        _journal.TakenOver(isCommanded: _session.StandingOrder is not null);
    }

    private void HandBack()
    {
        if (_session.Status is not SessionStatus.OptedOut)
        {
            _session.HandBack();
            _desk.HandBack();
            _journal.HandedBack();
        }
    }

    private void Say(int choice)
    {
        if (_session.Status is SessionStatus.WithHuman)
        {
            _session.Say(Draft((choice % 2) + 1), _now);
            _desk.Say((choice % 2) + 1);
        }
    }

    private void Watch()
    {
        var level = _session.DueAbout(ReassureAfter, AlarmAfter, _now);
        if (level is SilenceLevel.Reassured)
        {
            Agree(_desk.AssistantIsIn, "whether the assistant is in");
            _session.Reassure(Draft(1), _now);
            _desk.Queue(Author.Service, 1);
        }
        else if (level is SilenceLevel.Alarmed)
        {
            Agree(_desk.IsOwed, "whether anything is owed");
            _session.Alarm(_now);
            _desk.AskForPerson(HandoffReason.NoAnswerInTime);
        }

        Law.Holds(_session.DueAbout(ReassureAfter, AlarmAfter, _now) is SilenceLevel.None, "a wait is acted on once a level");
    }

    private void WatchPeople()
    {
        if (_session.IsLeftByPeople(AlarmAfter, _now))
        {
            Agree(_desk.IsPersonAwaited, "whether a person is awaited");
            _session.AlarmPeople();
        }

        Law.Holds(!_session.IsLeftByPeople(AlarmAfter, _now), "an alarm is raised once a wait");
    }

    private void RemindOfPerson()
    {
        if (_session.MustRemind(RemindAfter, _now))
        {
            Agree(_desk.IsLeftToPerson, "whether a person was asked for");
            _session.Remind(Draft(1), _now);
            _desk.Queue(Author.Service, 1);
        }

        Law.Holds(!_session.MustRemind(RemindAfter, _now), "a customer is reminded once a while");
    }

    private void Replay(int choice)
    {
        var failed = _turns.FindAll(t => t is { End: TurnEnd.Failed, IsReplayed: false });
        if (failed.Count > 0 && _session.AssistantMayAnswer && _session.OpenTurn is null)
        {
            var turn = failed[choice % failed.Count];
            _session.Replay(turn.Id, _now);
            _desk.Begin(turn.ReadThrough);
        }
    }

    private void SendAgain(int choice)
    {
        if (_outbound.Count > 0)
        {
            var message = _outbound[choice % _outbound.Count];
            Agree(_session.SendAgain(message.Id, _now) == _desk.SendAgain(message.Position), "whether something was lost");
        }
    }

    private void NoticeNew()
    {
        _outbound.AddRange(_session.Unsent.Except(_outbound));
        if (_session.OpenTurn is { } open && !_turns.Contains(open))
        {
            _turns.Add(open);
        }

        foreach (var message in _inbound.Where(m => m.Outcome is not null))
        {
            Law.Holds(_outcomes.TryAdd(message.Id, message.Outcome!) || _outcomes[message.Id] == message.Outcome, "an outcome never changes");
        }

        Law.Holds(_inbound.Where(m => m.Outcome is null).SequenceEqual(_session.Pending), "a message without an outcome waits");
        Law.Holds(_turns.Count(t => t.IsOpen) <= 1, "at most one turn is open");
        Law.Holds(!IsOwed || _session.DueAt is not null, "whatever is owed is due some time");
    }

    private bool IsOwed => _inbound.Exists(m => m.Outcome is null) || _turns.Exists(t => t.IsOpen)
        || _outbound.Exists(m => m.Parts.Any(p => p.Status is PartStatus.Sending || (p.IsUnsent && (p.IsTemplate || _session.HeldSince is null))));

    private void Compare()
    {
        Agree(_session.Pending.Select(m => m.Position).SequenceEqual(_desk.Waiting), "which messages wait");
        Agree(
            _inbound.TrueForAll(m => m.Outcome?.Kind == (_desk.Outcomes.TryGetValue(m.Position, out var kind) ? kind : null)),
            "how messages ended");
        Agree((_session.Status, _session.HandoffReason) == (_desk.Status, _desk.Reason), "who answers");
        Agree(_session.AwaitingPersonSince is not null == _desk.IsPersonAwaited, "whether a person is awaited");
        Agree(_session.OpenTurn?.ReadThrough == _desk.Turn?.ReadThrough, "what is being answered");
        Agree(_session.MessageCount == _desk.Messages, "how much was said");
        Agree((_session.HeldSince is not null) == _desk.IsHeld, "whether parts are held");
        Agree(
            _session.Unsent.SelectMany(m => m.Parts.Where(p => p.IsUnsent).Select(p => (m.Position, p.Index, p.Status is PartStatus.Sending)))
                .SequenceEqual(_desk.Unsent.Select(p => (p.Position, p.Index, p.State is ReferenceDesk.Place.Away))),
            "which parts have to leave");
    }
}
