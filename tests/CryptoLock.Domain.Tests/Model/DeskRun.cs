using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Author = CryptoLock.Domain.Tests.Model.ReferenceDesk.Author;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>
/// Takes the real conversation and the reference through the same steps, as the use cases would. The laws are watched either
/// way; whether both agree is compared if asked.
/// </summary>
internal sealed partial class DeskRun(bool compares)
{
    private static readonly QuietPeriod Quiet = TestSessions.Quiet;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    private readonly ChatSession _session = TestSessions.New();
    private readonly ReferenceDesk _desk = new();
    private readonly SendJournal _journal = new();
    private readonly List<InboundMessage> _inbound = [];
    private readonly List<OutboundMessage> _outbound = [];
    private readonly List<Turn> _turns = [];
    private readonly Dictionary<MessageId, MessageOutcome> _outcomes = [];
    private DateTimeOffset _now = TestSessions.Start;
    private Turn? _writing;
    private bool _interrupted;
    private MessagePart? _away;

    public void Take(Step step)
    {
        Do(step.Move, step.Choice);
        NoticeNew();
        Compare();
    }

    /// <summary>Lets everything end well and checks that nothing is left over.</summary>
    public void Finish()
    {
        for (var rounds = 0; _session.DueAt is { } due; rounds++)
        {
            Law.Holds(rounds < 200, "work comes to an end");
            _now = due > _now ? due : _now;
            Take(new(Move.SendAccepted, 0));
            Take(new(Move.Answer, 0));
            Take(new(Move.Work, 1));
        }

        Law.Holds(_inbound.TrueForAll(m => m.Outcome is not null), "each message has an outcome in the end");
        Law.Holds(_session.NextPart is null && _session.OpenTurn is null, "nothing is left open in the end");
    }

    private void Do(Move wanted, int choice)
    {
        _now = _now.AddMilliseconds(choice + 1);
        var move = IsPossible(wanted) ? wanted : Move.Work;
        switch (move)
        {
            case Move.Write: Write(null); break;
            case Move.WriteStop: Write(CustomerIntent.OptOut); break;
            case Move.WriteStart: Write(CustomerIntent.OptIn); break;
            case Move.WriteForPerson: Write(CustomerIntent.TalkToPerson); break;
            case Move.Work: Work(choice); break;
            case Move.Answer: Release(() => Reply(MessageAuthor.Assistant, Author.Assistant, choice)); break;
            case Move.AnswerWithFixedText: Release(() => Reply(MessageAuthor.System, Author.Service, choice)); break;
            case Move.GiveUp: Release(() => GiveUp(choice)); break;
            case Move.Postpone: Release(() => _session.Postpone(_now.AddSeconds(choice))); break;
            case Move.TakeOver: TakeOver(); break;
            case Move.Say: Say(choice); break;
            case Move.HandBack: HandBack(); break;
            case Move.Watch: Watch(); WatchPeople(); break;
            case Move.Replay: Replay(choice); break;
            case Move.SendAgain: SendAgain(choice); break;
            case Move.Crash: (_writing, _away) = (null, null); break;
            case Move.Tick: _now += choice switch { < 70 => TimeSpan.FromSeconds(choice), < 95 => TimeSpan.FromMinutes(3), _ => TimeSpan.FromHours(25) }; break;
            default: Deliver(move, choice); break;
        }
    }

    private bool IsPossible(Move move) => move switch
    {
        Move.Answer or Move.AnswerWithFixedText or Move.GiveUp or Move.Postpone => _writing is not null,
        >= Move.SendAccepted and <= Move.SendLost => _away is not null,
        _ => true,
    };

    private void Write(CustomerIntent? order)
    {
        _interrupted |= order is CustomerIntent.OptOut or CustomerIntent.TalkToPerson || _session.MayRegenerate(Quiet, _now);
        _inbound.Add(_session.Receive(
            MessageId.New(_now), $"SM{_inbound.Count}", new MessageContent("text") { Intent = order }, TestSessions.Customer, null, Quiet, _now));
        _desk.Write(order, _now);
        _journal.Wrote(order, _now);
        if (_session.StandingOrder is null)
        {
            _journal.CommandVoid();
        }
    }

    private void Work(int choice)
    {
        // Workers come when something is due; they seldom come too early.
        _now = _session.DueAt < _now.AddMinutes(1) && _session.DueAt > _now && choice % 4 > 0 ? _session.DueAt.Value : _now;
        switch (_session.NextStep(_now))
        {
            case NextStep.Respond when _writing is null && _away is null:
                Respond(choice);
                break;
            case NextStep.Deliver when _away is null:
                SendNext(choice);
                break;
            case NextStep.Nothing when _session.DueAt is not null:
                _session.Rest(_now);
                Law.Holds(_session.DueAt is null, "when nothing is owed nothing is due");
                break;
        }
    }

    private void Respond(int choice)
    {
        Agree(_session.StandingOrder == _desk.Order, "the order that stands");
        if (_session.StandingOrder is { } order)
        {
            Obey(order);
        }
        else
        {
            RemindOfPerson();
            if (!EndsWithoutAssistant())
            {
                Begin(choice);
            }
        }
    }

    private void Begin(int choice)
    {
        if (choice % 10 == 0)
        {
            var notice = choice == 0 ? Draft(1) : null;
            _session.Suppress(choice < 50 ? SuppressionReason.RateLimited : SuppressionReason.BotLoop, notice, _now);
            _desk.EndAll(OutcomeKind.Suppressed);
            _desk.Queue(Author.Service, notice is null ? 0 : 1);
        }
        else
        {
            (_writing, _interrupted) = (_session.BeginTurn(_now), false);
            _desk.BeginWithAll();
        }
    }

    private bool EndsWithoutAssistant()
    {
        var ends = _session.EndWithoutAssistant(_now);
        Agree(ends != _desk.AssistantIsIn, "whether the assistant is in");
        if (ends)
        {
            _desk.EndAll(_session.Status is SessionStatus.OptedOut ? OutcomeKind.Suppressed : OutcomeKind.HandedOff);
        }

        return ends;
    }

    private void Obey(CustomerIntent order)
    {
        switch (order)
        {
            case CustomerIntent.OptOut:
                _session.OptOut(Draft(1), _now);
                _desk.OptOut(withFarewell: true);
                _journal.OptedOut(_session.Unsent[^1]);
                break;
            case CustomerIntent.OptIn:
                _session.OptIn(Draft(1), Quiet, _now);
                _desk.OptIn();
                _journal.OptedIn(isCommanded: _session.StandingOrder is not null);
                break;
            default:
                _session.HandOff(Draft(1), _now);
                _desk.HandOff();
                _journal.HandedOff();
                break;
        }
    }

    private void Release(Action end)
    {
        var (turn, wasInterrupted) = (_writing, _interrupted);
        (_writing, _interrupted) = (null, false);
        if (turn is null || !turn.IsOpen || _session.StandingOrder is not null || EndsWithoutAssistant())
        {
            return;
        }

        var mustMerge = _session.HasUnreadMessages && _session.MayRegenerate(Quiet, _now);
        Agree(mustMerge == (_desk.HasUnread && _desk.MustMerge(Quiet.Cap, _now)), "whether the answer gives way");
        if (wasInterrupted || mustMerge)
        {
            _session.Supersede(Quiet, _now);
            _desk.Supersede();
            Law.Holds(turn.Superseded <= 1, "a turn gives way to the customer's writing once at most");
            return;
        }

        end();
    }

    private void Reply(MessageAuthor author, Author model, int choice)
    {
        _session.Reply(author, Draft((choice % 3) + 1), Quiet, _now);
        _desk.Answer(model, (choice % 3) + 1);
    }

    private void GiveUp(int choice)
    {
        var reason = choice % 4 == 0 ? HandoffReason.CustomerRequest : HandoffReason.AssistantUnavailable;
        _session.FailToPerson(reason, MessageAuthor.System, Draft(1), Quiet, _now);
        _desk.GiveUp(reason, 1);
    }

    private void Agree(bool agrees, string about)
    {
        if (compares && !agrees)
        {
            throw new DisagreementException(about);
        }
    }

    private static ReplyDraft Draft(int parts) => new("text", [.. Enumerable.Repeat("part", parts)]);
}
