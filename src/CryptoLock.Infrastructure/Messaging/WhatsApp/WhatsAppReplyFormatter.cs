using CryptoLock.Application.Ports;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>
/// Turns Markdown into WhatsApp's own formatting. Text without Markdown comes out as it went in. Never throws, whatever
/// the model wrote.
/// </summary>
internal sealed class WhatsAppReplyFormatter : IReplyFormatter
{
    /// <summary>
    /// Longest message we make, in UTF-16 units. Twilio refuses more than 1,600; how it counts emoji is not documented,
    /// so this keeps a margin.
    /// </summary>
    public const int MaxLength = 1500;

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <inheritdoc/>
    public IReadOnlyList<string> Format(string markdown) => Format(markdown, MaxLength);

    /// <summary>The same with another limit.</summary>
    internal static IReadOnlyList<string> Format(string markdown, int limit)
    {
        var source = TextCleaner.Clean(markdown);
        return MessageSplitter.Split(ReadLines(source), limit);
    }

    private static IReadOnlyList<StyledLine> ReadLines(string source)
    {
        try
        {
            return BlockReader.Read(source, Markdown.Parse(source, Pipeline));
        }
        catch (ArgumentException)
        {
            // The parser refuses text nested beyond its limit. No person wrote that; show it as it is.
            return PlainLines(source);
        }
    }

    private static IReadOnlyList<StyledLine> PlainLines(string source)
    {
        var lines = new LineCollector();
        foreach (var line in source.Split('\n'))
        {
            lines.Add(new StyledLine([new StyledRun(TextCleaner.CleanInline(line).Trim(), TextStyle.None)]));
        }

        return lines.Complete();
    }

    /// <remarks>
    /// Not UseAdvancedExtensions: with it "R$ 10 ou R$ 20" becomes mathematics and braces become attributes.
    /// Indentation is no code and tags make no blocks, so that what a model indents or wraps is still read as Markdown.
    /// </remarks>
    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        return builder.Build();
    }
}
