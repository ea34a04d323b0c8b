namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>A conversation that a life found interrupted.</summary>
/// <param name="Time">From readiness until Twilio had the answer to everything interrupted, or until that life ended before.</param>
/// <param name="IsOver">Whether the answer was there in that life.</param>
internal sealed record Recovery(TimeSpan Time, bool IsOver)
{
    /// <summary>One for each conversation and each life that found it interrupted.</summary>
    public static IReadOnlyList<Recovery> Measure(IReadOnlyList<Life> lives, Ledger ledger, IReadOnlyList<AcceptedPart> accepted)
    {
        var answers = Answers.At(ledger, accepted);
        var deaths = lives.Select(life => life.DiedAt).ToList();
        return
        [
            .. ledger.Messages.Where(m => m.Turn is { } turn && answers.ContainsKey(turn))
                .SelectMany(m => Interruptions(deaths, m.At, answers[m.Turn!.Value]), (m, index) => (m.Session, index, Done: answers[m.Turn!.Value]))
                .GroupBy(i => (i.Session, i.index), i => i.Done)
                .Where(g => lives[g.Key.index].ReadyAt is not null)
                .Select(g => Of(lives[g.Key.index], g.Max())),
        ];
    }

    private static Recovery Of(Life life, DateTimeOffset done)
    {
        var isOver = done < life.DiedAt;
        var time = (isOver ? done : life.DiedAt) - life.ReadyAt!.Value;

        // What was due goes on while the process is not yet ready for webhooks.
        return new(time < TimeSpan.Zero ? TimeSpan.Zero : time, isOver);
    }

    private static IEnumerable<int> Interruptions(List<DateTimeOffset> deaths, DateTimeOffset from, DateTimeOffset done)
    {
        var found = deaths.BinarySearch(from);
        for (var death = found < 0 ? ~found : found; death < deaths.Count - 1 && deaths[death] < done; death++)
        {
            yield return death + 1;
        }
    }
}
