using BenchmarkDotNet.Attributes;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Benchmarks;

/// <summary>The model's history from the last messages, against copying their texts.</summary>
public class HistoryBenchmarks
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TurnId Turn = TurnId.New(Start);

    private TranscriptEntry[] _tail = [];

    /// <summary>Messages that are read from the store.</summary>
    [Params(10, 40, 200)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void SetUp() => _tail = [.. Enumerable.Range(1, Messages).Select(Entry)];

    [Benchmark(Baseline = true)]
    public List<HistoryTurn> Copy() =>
        [.. _tail.Select(entry => new HistoryTurn(entry.Author is MessageAuthor.Customer, [entry.Content.Text]))];

    [Benchmark]
    public IReadOnlyList<HistoryTurn> Compose() => HistoryComposer.Compose(_tail, Messages, failedAfter: null, maxTokens: 6_000);

    // Customer and assistant take turns; the last question is the one to be answered.
    private TranscriptEntry Entry(int position) => position % 2 == Messages % 2
        ? new(default, position, MessageAuthor.Customer, new("And how does it work with GitLab CI?"), Start, $"SM{position}",
            position == Messages ? null : MessageOutcome.AnsweredBy(Turn), [], null)
        : new(default, position, MessageAuthor.Assistant, new(Answers.Usual), Start, null, null,
            [new(default, Answers.Usual, PartStatus.Sent, null, null, null)], null);
}
