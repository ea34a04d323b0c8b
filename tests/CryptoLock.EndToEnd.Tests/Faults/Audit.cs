namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Compares what customers wrote, what the store says, and what Twilio accepted, after everything came to rest.</summary>
internal sealed class Audit
{
    private readonly IReadOnlyCollection<WrittenMessage> _written;
    private readonly Ledger _ledger;
    private readonly IReadOnlyList<AcceptedPart> _accepted;
    private readonly Dictionary<Guid, LedgerPart> _parts;
    private readonly Dictionary<Guid, LedgerReply> _replies;
    private readonly ILookup<Guid, LedgerPart> _partsOf;
    private readonly ILookup<Guid, LedgerReply> _repliesOfTurn;
    private readonly ILookup<Guid, AcceptedPart> _acceptedOf;

    private Audit(IReadOnlyCollection<WrittenMessage> written, Ledger ledger, IReadOnlyList<AcceptedPart> accepted)
    {
        (_written, _ledger, _accepted) = (written, ledger, accepted);
        _parts = ledger.Parts.ToDictionary(p => p.Id);
        _replies = ledger.Replies.ToDictionary(r => r.Id);
        _partsOf = ledger.Parts.ToLookup(p => p.Message);
        _repliesOfTurn = ledger.Replies.Where(r => r.Turn is not null).ToLookup(r => r.Turn!.Value);
        _acceptedOf = accepted.ToLookup(a => a.Part);
    }

    public static IReadOnlyList<Finding> Compare(
        IReadOnlyCollection<WrittenMessage> written, Ledger ledger, IReadOnlyList<AcceptedPart> accepted)
    {
        var audit = new Audit(written, ledger, accepted);
        return
        [
            .. audit.LostOnTheWayIn(), .. audit.WithoutOutcome(), .. audit.WithoutReply(), .. audit.LostParts(), .. audit.SharedSids(),
            .. audit.StoredTwice(), .. audit.AcceptedTwice(), .. audit.AcceptedUnknown(), .. audit.AnsweredTwice(),
            .. audit.PartsOutOfOrder(), .. audit.RepliesOutOfOrder(), .. audit.SilentCustomers(),
        ];
    }

    private IEnumerable<Finding> LostOnTheWayIn()
    {
        var stored = _ledger.Messages.Select(m => m.ProviderId).ToHashSet();
        return _written.Where(w => w.AcknowledgedAt is not null && !stored.Contains(w.Sid))
            .Select(w => new Finding(FindingKind.Lost, null, $"{w.Sid} was acknowledged and is not in the store"));
    }

    private IEnumerable<Finding> WithoutOutcome() => _ledger.Messages.Where(m => m.Outcome is null)
        .Select(m => Of(FindingKind.Lost, m, "has no outcome"));

    private IEnumerable<Finding> WithoutReply() => _ledger.Messages.Where(m => m.Turn is { } turn && !_repliesOfTurn[turn].Any(r => Answers(r, m)))
        .Select(m => Of(FindingKind.Lost, m, $"is {m.Outcome}, but no reply of its turn answers it"));

    private IEnumerable<Finding> LostParts() => _ledger.Parts
        .Where(p => p.Status is < LedgerPart.Sent or LedgerPart.Failed || !_acceptedOf[p.Id].Any())
        .Select(p => Of(FindingKind.Lost, p, $"has status {p.Status} and was accepted {_acceptedOf[p.Id].Count()} time(s)"));

    // A lookup at Twilio that takes one part for another would settle it as sent.
    private IEnumerable<Finding> SharedSids() => _ledger.Parts.Where(p => p.ProviderId is not null).GroupBy(p => p.ProviderId).Where(g => g.Count() > 1)
        .Select(g => Of(FindingKind.Lost, g.Last(), $"claims {g.Key} of another part"));

    private IEnumerable<Finding> StoredTwice() => _ledger.Messages.GroupBy(m => m.ProviderId).Where(g => g.Count() > 1)
        .Select(g => Of(FindingKind.Doubled, g.First(), "is stored twice"));

    private IEnumerable<Finding> AcceptedTwice() => _acceptedOf.Where(g => g.Count() > 1 && _parts.ContainsKey(g.Key))
        .Select(g => Of(FindingKind.Doubled, _parts[g.Key], $"was accepted {g.Count()} times: {string.Join(", ", g.Select(a => a.Sid))}"));

    private IEnumerable<Finding> AcceptedUnknown() => _accepted.Where(a => !_parts.ContainsKey(a.Part))
        .Select(a => new Finding(FindingKind.Doubled, null, $"part {a.Part} was accepted, but the store does not know it"));

    private IEnumerable<Finding> AnsweredTwice()
    {
        var answers = _ledger.Replies.Where(r => r.IsModels && HasLeft(r)).SelectMany(r => Tokens.In(r.Text), (r, token) => (token, r.Id))
            .ToLookup(pair => pair.token, pair => pair.Id);
        return _ledger.Messages.Where(m => Tokens.In(m.Text).Any(token => answers[token].Count() > 1))
            .Select(m => Of(FindingKind.Doubled, m, "is answered by two replies"));
    }

    private IEnumerable<Finding> PartsOutOfOrder() => _accepted.Where(a => _parts.ContainsKey(a.Part)).DistinctBy(a => a.Part)
        .Select(a => (Part: _parts[a.Part], Reply: _replies[_parts[a.Part].Message]))
        .GroupBy(x => x.Reply.Session)
        .SelectMany(g => g.Zip(g.Skip(1)))
        .Where(pair => (pair.First.Reply.Position, pair.First.Part.Index).CompareTo((pair.Second.Reply.Position, pair.Second.Part.Index)) > 0)
        .Select(pair => Of(FindingKind.OutOfOrder, pair.Second.Part, $"was accepted after part {pair.First.Part.Id}"));

    private IEnumerable<Finding> RepliesOutOfOrder() => _ledger.Messages
        .Where(m => m.Turn is { } turn && _repliesOfTurn[turn].Any())
        .Select(m => (Message: m, Reply: _repliesOfTurn[m.Turn!.Value].Max(r => r.Position)))
        .GroupBy(x => x.Message.Session)
        .SelectMany(g => g.OrderBy(x => x.Message.Position).Zip(g.OrderBy(x => x.Message.Position).Skip(1)))
        .Where(pair => pair.First.Reply > pair.Second.Reply || pair.Second.Reply < pair.Second.Message.Position)
        .Select(pair => Of(FindingKind.OutOfOrder, pair.Second.Message, "was answered before an earlier one"));

    private IEnumerable<Finding> SilentCustomers()
    {
        var lastHeard = _ledger.Replies.Where(HasLeft).GroupBy(r => r.Session).ToDictionary(g => g.Key, g => g.Max(r => r.Position));
        return _ledger.Messages.Where(m => m.Outcome is not ("HandedOff" or "Suppressed"))
            .GroupBy(m => m.Session).Select(g => g.MaxBy(m => m.Position)!)
            .Where(m => lastHeard.GetValueOrDefault(m.Session) < m.Position)
            .Select(m => Of(FindingKind.Silent, m, $"is {m.Outcome ?? "open"}, and nothing was sent after it"));
    }

    // The documentation's passages and the service's own texts carry no tokens.
    private bool Answers(LedgerReply reply, LedgerMessage message) =>
        HasLeft(reply) && (!reply.IsModels || Tokens.In(message.Text).All(token => reply.Text.Contains(token, StringComparison.Ordinal)));

    private bool HasLeft(LedgerReply reply) => _partsOf[reply.Id].Any(p => _acceptedOf[p.Id].Any());

    private static Finding Of(FindingKind kind, LedgerMessage message, string what) =>
        new(kind, message.Session, $"{message.ProviderId} (position {message.Position}, turn {message.Turn}) {what}");

    private Finding Of(FindingKind kind, LedgerPart part, string what) => new(kind, _replies[part.Message].Session, $"part {part.Id} {what}");
}
