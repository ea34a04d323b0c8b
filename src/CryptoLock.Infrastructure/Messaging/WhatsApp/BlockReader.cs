using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Reads a parsed answer into lines. The model's own line breaks and blank lines are kept.</summary>
internal sealed class BlockReader
{
    private const int LongestUnderlinedHeading = 60;

    private readonly string _source;
    private readonly string[] _sourceLines;
    private readonly LineCollector _lines = new();

    private BlockReader(string source) => (_source, _sourceLines) = (source, source.Split('\n'));

    /// <summary>Reads a document.</summary>
    /// <param name="source">The Markdown that the document was parsed from.</param>
    /// <param name="document">The document.</param>
    public static IReadOnlyList<StyledLine> Read(string source, MarkdownDocument document)
    {
        var reader = new BlockReader(source);
        reader.ReadAll(document, Margin.None());
        return reader._lines.Complete();
    }

    private void ReadAll(ContainerBlock container, Margin margin)
    {
        foreach (var block in container)
        {
            ReadOne(block, margin);
        }
    }

    private void ReadOne(Block block, Margin margin)
    {
        switch (block)
        {
            case LinkReferenceDefinitionGroup:
                break;
            case HeadingBlock heading:
                ReadHeading(heading, margin);
                break;
            case ThematicBreakBlock:
                AddRule(LineBreaksBefore(block), margin);
                break;
            case CodeBlock code:
                ReadCode(code, margin);
                break;
            case ListBlock list:
                ReadList(list, margin);
                break;
            case QuoteBlock quote:
                ReadAll(quote, margin.Quote());
                break;
            case Table table:
                _lines.AddTable(_source, table, margin);
                break;
            case LeafBlock leaf:
                Add(leaf.Inline, LineBreaksBefore(block), margin);
                break;
            case ContainerBlock container:
                ReadAll(container, margin);
                break;
        }
    }

    private void ReadHeading(HeadingBlock heading, Margin margin)
    {
        var lines = InlineReader.Read(_source, heading.Inline, TextStyle.Bold);

        // Text right above "---" is a heading to Markdown, but a paragraph above a rule to whoever wrote it.
        if (heading.IsSetext && (lines.Count > 1 || lines[0].Sum(run => run.Text.Length) > LongestUnderlinedHeading))
        {
            Add(heading.Inline, LineBreaksBefore(heading), margin);
            AddRule(1, margin);
            return;
        }

        _lines.Add(lines, margin.IsPending ? 1 : 2, margin, keepWithNext: true);
    }

    private void ReadCode(CodeBlock code, Margin margin)
    {
        if (margin.IsPending)
        {
            _lines.AddBareMarker(LineBreaksBefore(code), margin);
        }

        _lines.AddCode(code.Lines.ToString(), LineBreaksBefore(code));
    }

    private void ReadList(ListBlock list, Margin margin)
    {
        var number = 0;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // Models number all items 1, or leave gaps; a customer expects them to count up.
            number = item.Order > number || number == 0 ? item.Order : number + 1;
            ReadAll(item, margin.Item(MarkerOf(list, item, number)));
        }
    }

    private static string MarkerOf(ListBlock list, ListItemBlock item, int number) =>
        list.IsOrdered ? $"{number}{list.OrderedDelimiter} "
        : IsTask(item) ? string.Empty
        : "- ";

    private static bool IsTask(ListItemBlock item) =>
        item is [ParagraphBlock { Inline.FirstChild: TaskList }, ..];

    private void Add(ContainerInline? content, int lineBreaks, Margin margin) =>
        _lines.Add(InlineReader.Read(_source, content), lineBreaks, margin);

    private void AddRule(int lineBreaks, Margin margin) =>
        _lines.Add(new StyledLine([new StyledRun("---", TextStyle.Link)])
        {
            LineBreaks = lineBreaks,
            Prefix = margin.Take(),
            IsRule = true,
        });

    private int LineBreaksBefore(Block block) =>
        block.Line > 0 && block.Line <= _sourceLines.Length && IsBlank(_sourceLines[block.Line - 1]) ? 2 : 1;

    private static bool IsBlank(string line) => line.All(c => c == '>' || char.IsWhiteSpace(c));
}
