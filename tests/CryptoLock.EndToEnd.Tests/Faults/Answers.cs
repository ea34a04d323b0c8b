namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>When customers had their answers.</summary>
internal static class Answers
{
    /// <summary>For each turn that replied, when Twilio first accepted the last part of its reply, UTC.</summary>
    public static Dictionary<Guid, DateTimeOffset> At(Ledger ledger, IReadOnlyList<AcceptedPart> accepted)
    {
        var at = accepted.ToLookup(a => a.Part, a => a.At);
        var parts = ledger.Parts.Where(p => at[p.Id].Any()).ToLookup(p => p.Message, p => at[p.Id].Min());
        return ledger.Replies.Where(r => r.Turn is not null && parts[r.Id].Any())
            .GroupBy(r => r.Turn!.Value).ToDictionary(g => g.Key, g => g.SelectMany(r => parts[r.Id]).Max());
    }
}
