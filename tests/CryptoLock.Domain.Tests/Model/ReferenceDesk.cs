using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>What a conversation is supposed to do, said once more in the simplest way: lists, no times of its own, no store.</summary>
internal sealed class ReferenceDesk
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly List<Written> _waiting = [];
    private readonly List<Piece> _pieces = [];
    private DateTimeOffset? _lastWrote;
    private DateTimeOffset? _windowEnds;
    private int _farewell;

    public Dictionary<int, OutcomeKind> Outcomes { get; } = [];

    public int Messages { get; private set; }

    public SessionStatus Status { get; private set; }

    public HandoffReason? Reason { get; private set; }

    public Turning? Turn { get; private set; }

    public bool IsHeld { get; private set; }

    public bool IsPersonAwaited { get; private set; }

    public IEnumerable<int> Waiting => _waiting.Select(w => w.Position);

    public IEnumerable<Piece> Unsent => _pieces.Where(p => p.State is Place.Waiting or Place.Away);

    public Piece? Next => Unsent.FirstOrDefault(p => p.State is Place.Away || !IsHeld || p.Author is Author.Template);

    public bool IsOwed => _waiting.Count > 0 || Turn is not null || Next is not null;

    public bool IsLeftToPerson => Status is SessionStatus.AwaitingHuman && Reason is HandoffReason.CustomerRequest;

    public bool AssistantIsIn => Status is SessionStatus.Automated or SessionStatus.AwaitingHuman && !IsLeftToPerson;

    public CustomerIntent? Order => _waiting.LastOrDefault(w => w.IsStopOrStart)?.Order switch
    {
        CustomerIntent.OptOut when Status is not SessionStatus.OptedOut => CustomerIntent.OptOut,
        CustomerIntent.OptIn when Status is SessionStatus.OptedOut => CustomerIntent.OptIn,
        _ when AssistantIsIn && _waiting.Exists(w => w.Order is CustomerIntent.TalkToPerson) => CustomerIntent.TalkToPerson,
        _ => null,
    };

    public void Write(CustomerIntent? order, DateTimeOffset now)
    {
        _waiting.Add(new(++Messages, order, now));
        (_lastWrote, _windowEnds, IsHeld) = (now, now + Day, false);
    }

    public bool MustMerge(TimeSpan cap, DateTimeOffset now) =>
        Turn is { IsSuperseded: false } && _waiting is [var first, ..] && first.At + cap > now;

    public bool HasUnread => Turn is not null && _waiting.Exists(w => w.Position > Turn.ReadThrough);

    public void Begin(int readThrough) => Turn = new(readThrough, Turn?.IsSuperseded ?? false);

    public void BeginWithAll() => Begin(_waiting is [.., var last] ? last.Position : Turn!.ReadThrough);

    public void Supersede() => Turn = Turn! with { IsSuperseded = true };

    public void Answer(Author author, int parts)
    {
        var read = _waiting.Where(w => w.Position <= Turn!.ReadThrough).ToList();
        read.ForEach(w => Outcomes[w.Position] = w == read[^1] ? OutcomeKind.Answered : OutcomeKind.Merged);
        EndTurn(read);
        var isBack = Reason is HandoffReason.AssistantUnavailable or HandoffReason.NoAnswerInTime;
        if (isBack && author is Author.Assistant)
        {
            (Status, Reason, IsPersonAwaited) = (SessionStatus.Automated, null, false);
        }

        Queue(author, parts);
    }

    public void GiveUp(HandoffReason reason, int parts)
    {
        var read = _waiting.Where(w => w.Position <= Turn!.ReadThrough).ToList();
        read.ForEach(w => Outcomes[w.Position] = OutcomeKind.FailedToPerson);
        EndTurn(read);
        AskForPerson(reason);
        Queue(Author.Service, parts);
    }

    public void EndAll(OutcomeKind outcome)
    {
        IsPersonAwaited |= outcome is OutcomeKind.HandedOff && _waiting.Count > 0;
        _waiting.ForEach(w => Outcomes[w.Position] = outcome);
        _waiting.Clear();
        Turn = null;
        RetractForbidden();
    }

    public void OptOut(bool withFarewell)
    {
        if (Status is not SessionStatus.OptedOut)
        {
            (Status, Reason, _farewell) = (SessionStatus.OptedOut, null, withFarewell ? Messages + 1 : 0);
            IsPersonAwaited = false;
            EndAll(OutcomeKind.Suppressed);
            Queue(Author.Service, withFarewell ? 1 : 0);
        }
    }

    public void OptIn()
    {
        Status = SessionStatus.Automated;
        if (_waiting.TrueForAll(w => w.IsStopOrStart))
        {
            BeginWithAll();
            Answer(Author.Service, 1);
        }
        else
        {
            Queue(Author.Service, 1);
        }
    }

    public void HandOff()
    {
        Retract(p => p.Author is not Author.Operator);
        AskForPerson(HandoffReason.CustomerRequest);
        EndAll(OutcomeKind.HandedOff);
        Queue(Author.Service, 1);
    }

    public void TakeOver()
    {
        (Status, Reason) = (SessionStatus.WithHuman, null);
        if (Order is null)
        {
            EndAll(OutcomeKind.HandedOff);
        }
    }

    public void HandBack() => (Status, Reason, IsPersonAwaited) = (SessionStatus.Automated, null, false);

    public void AskForPerson(HandoffReason reason)
    {
        if (AssistantIsIn)
        {
            (Status, Reason, IsPersonAwaited) = (SessionStatus.AwaitingHuman, reason, true);
        }
    }

    public void Say(int parts)
    {
        IsPersonAwaited = false;
        Queue(Author.Operator, parts);
    }

    public void Queue(Author author, int parts)
    {
        Messages += parts > 0 ? 1 : 0;
        _pieces.AddRange(Enumerable.Range(0, parts).Select(index => new Piece(Messages, index, author, Messages)));
    }

    public bool MustHold(DateTimeOffset now) =>
        !(_windowEnds > now) && Next is { State: Place.Waiting, Author: not Author.Template } next && !IsForbidden(next);

    public void Hold(bool withTemplate)
    {
        IsHeld = true;
        Queue(Author.Template, withTemplate ? 1 : 0);
    }

    public void CloseWindow(DateTimeOffset sentAt, DateTimeOffset now) => _windowEnds = _lastWrote > sentAt ? _windowEnds : now;

    public Piece? Send(DateTimeOffset now)
    {
        RetractForbidden();
        if (Order is not null || MustHold(now) || Next is not { } next)
        {
            return null;
        }

        next.State = Place.Away;
        return next;
    }

    public Piece Find(int position, int index) => _pieces.SingleOrDefault(p => p.Position == position && p.Index == index) ?? new(0, 0, Author.Service, 0);

    public void Fail(Piece piece)
    {
        piece.State = Place.Lost;
        Retract(p => p.Position == piece.Position);
    }

    public bool SendAgain(int position)
    {
        var lost = _pieces.Where(p => p.Position == position && p.State is Place.Lost).ToList();
        if (lost.Count == 0 || Status is SessionStatus.OptedOut)
        {
            return false;
        }

        var waiting = _pieces.GroupBy(p => p.Position)
            .Where(m => lost[0].Author is not Author.Template && m.All(p => p.State is Place.Waiting && p.Author is not Author.Template && !IsForbidden(p)))
            .Select(m => m.ToList()).ToList();
        var repeated = waiting.FindAll(m => m.Exists(p => p.Repeats?.Position == position)).SelectMany(m => m).ToList();
        var later = waiting.FindAll(m => !repeated.Contains(m[0]) && (m[0].Root, m[0].Position).CompareTo((lost[0].Root, position)) > 0);
        Repeat([.. lost, .. repeated.Select(p => p.Repeats!)], [.. lost, .. repeated]);
        later.ForEach(m => Repeat(m, m));
        return true;
    }

    private void Repeat(IReadOnlyList<Piece> what, List<Piece> inPlaceOf)
    {
        Messages++;
        _pieces.AddRange(what.OrderBy(p => p.Index).Select((p, index) => new Piece(Messages, index, p.Author, p.Root) { Repeats = p }).ToList());
        inPlaceOf.ForEach(p => p.State = Place.Replaced);
    }

    public void RefuseLate(int position)
    {
        Retract(p => p.Position == position);
        SendAgain(position);
    }

    private void EndTurn(List<Written> read)
    {
        _waiting.RemoveAll(read.Contains);
        Turn = null;
    }

    private void RetractForbidden() => Retract(IsForbidden);

    private bool IsForbidden(Piece piece) => Status switch
    {
        SessionStatus.OptedOut => piece.Position != _farewell,
        _ when piece.Author is Author.Template => !IsHeld,
        SessionStatus.WithHuman => piece.Author is not Author.Operator,
        _ => IsLeftToPerson && piece.Author is Author.Assistant,
    };

    private void Retract(Func<Piece, bool> which)
    {
        foreach (var piece in _pieces.Where(p => p.State is Place.Waiting && which(p)))
        {
            piece.State = Place.Lost;
        }
    }

    public enum Author
    {
        Assistant,
        Service,
        Operator,
        Template,
    }

    public enum Place
    {
        Waiting,
        Away,
        Arrived,
        Lost,
        Replaced,
    }

    public sealed record Turning(int ReadThrough, bool IsSuperseded);

    /// <summary>A part of a message, and the message in whose place in the conversation it stands.</summary>
    internal sealed class Piece(int position, int index, Author author, int root)
    {
        public int Position => position;

        public int Index => index;

        public Author Author => author;

        public int Root => root;

        public Piece? Repeats { get; init; }

        public Place State { get; set; }
    }

    private sealed record Written(int Position, CustomerIntent? Order, DateTimeOffset At)
    {
        public bool IsStopOrStart => Order is CustomerIntent.OptOut or CustomerIntent.OptIn;
    }
}
