using BenchmarkDotNet.Attributes;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Benchmarks;

/// <summary>What a use case pays for the store, one call after the other, against one bare insert with a commit of its own.</summary>
public class RepositoryBenchmarks
{
    private SqliteDesk _desk = null!;
    private ChatSessionId _session;
    private int _number;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _desk = await SqliteDesk.OpenAsync();
        for (var i = 0; i < 40; i++)
        {
            _session = (await AppendAsync()).SessionId;
        }
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _desk.DisposeAsync();

    [Benchmark(Baseline = true)]
    public int BareInsert() => _desk.InsertBare();

    /// <summary>The webhook's write.</summary>
    [Benchmark]
    public Task<InboundReceipt> AppendAsync() => _desk.Inbox.AppendAsync(Message(_number++), CancellationToken.None);

    /// <summary>The model's history.</summary>
    [Benchmark]
    public Task<IReadOnlyList<TranscriptEntry>> TailAsync() => _desk.InScopeAsync<ISessionReader, IReadOnlyList<TranscriptEntry>>(
        reader => reader.TailAsync(_session, throughPosition: 40, take: 40, CancellationToken.None));

    /// <summary>The aggregate, as every use case loads it.</summary>
    [Benchmark]
    public Task<ChatSession?> FindAsync() => _desk.InScopeAsync<IChatSessionRepository, ChatSession?>(
        sessions => sessions.FindAsync(_desk.Quiet, CancellationToken.None));

    private static IncomingMessage Message(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(
            MessageId.New(now), ChatSessionId.New(now), $"SM{number:x32}", TestSessions.Customer.Value, TestSessions.Customer,
            TestSessions.Business, "Ana", new MessageContent("Hello, what is PSPM?"), TestSessions.Quiet, now);
    }
}
