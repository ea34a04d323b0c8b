using BenchmarkDotNet.Attributes;
using CryptoLock.Infrastructure.Messaging.WhatsApp;
using Markdig;

namespace CryptoLock.Benchmarks;

/// <summary>From Markdown to WhatsApp's formatting, against the parser's own conversion to plain text.</summary>
public class MarkdownBenchmarks
{
    private readonly string _answer = Answers.Usual;
    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseAutoLinks().Build();

    [Benchmark(Baseline = true)]
    public string PlainText() => Markdown.ToPlainText(_answer, _pipeline);

    [Benchmark]
    public int WhatsApp() => WhatsAppReplyFormatter.Format(_answer, WhatsAppReplyFormatter.MaxLength).Count;
}
