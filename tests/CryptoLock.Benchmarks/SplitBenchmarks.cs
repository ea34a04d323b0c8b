using BenchmarkDotNet.Attributes;
using CryptoLock.Infrastructure.Messaging.WhatsApp;

namespace CryptoLock.Benchmarks;

/// <summary>Cutting 7,000 characters into messages where a reader would pause, against cutting them anywhere.</summary>
public class SplitBenchmarks
{
    private readonly string _answer = Answers.Long;
    private readonly StyledLine[] _lines =
        [.. Answers.Long.Split('\n').Select(line => new StyledLine([new StyledRun(line, TextStyle.None)]))];

    [Benchmark(Baseline = true)]
    public int Anywhere() => _answer.Chunk(WhatsAppReplyFormatter.MaxLength).Select(part => new string(part)).Count();

    [Benchmark]
    public int WhereAReaderPauses() => MessageSplitter.Split(_lines, WhatsAppReplyFormatter.MaxLength).Count;
}
