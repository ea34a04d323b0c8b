using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Reads the inside of one block: its words with their looks, line by line.</summary>
internal sealed class InlineReader
{
    private readonly string _source;
    private readonly List<List<StyledRun>> _lines = [[]];

    private InlineReader(string source) => _source = source;

    /// <summary>Reads a block's content.</summary>
    /// <param name="source">The whole Markdown, which the tree's positions refer to.</param>
    /// <param name="content">The content; null reads as nothing.</param>
    /// <param name="style">The look that the block gives all its text.</param>
    /// <returns>At least one line; a line may be empty.</returns>
    public static IReadOnlyList<IReadOnlyList<StyledRun>> Read(
        string source, ContainerInline? content, TextStyle style = TextStyle.None)
    {
        var reader = new InlineReader(source);
        if (content is not null)
        {
            reader.ReadAll(content, style);
        }

        return reader._lines;
    }

    private void ReadAll(ContainerInline container, TextStyle style)
    {
        foreach (var inline in container)
        {
            ReadOne(inline, style);
        }
    }

    private void ReadOne(Inline inline, TextStyle style)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.ToString(), style);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString(), style);
                break;
            case LineBreakInline:
                _lines.Add([]);
                break;
            case CodeInline code:
                AddCode(code.Content);
                break;
            case EmphasisInline emphasis:
                ReadEmphasis(emphasis, style);
                break;
            case LinkInline link:
                ReadLink(link, style);
                break;
            case AutolinkInline autolink:
                Add(LinkAddress.Visible(autolink.Url) ?? autolink.Url, TextStyle.Link);
                break;
            case HtmlInline html:
                ReadHtml(html.Tag, style);
                break;
            case TaskList task:
                Add(task.Checked ? "☑" : "☐", style);
                break;
            case DelimiterInline delimiter:
                Add(delimiter.ToLiteral(), style);
                ReadAll(delimiter, style);
                break;
            case ContainerInline container:
                ReadAll(container, style);
                break;
        }
    }

    private void ReadEmphasis(EmphasisInline emphasis, TextStyle style)
    {
        // "2*3*4" is a product, not an italic 3, and WhatsApp could not show it inside a word anyway.
        if (emphasis is { DelimiterChar: '*', DelimiterCount: 1 } && IsInsideWord(emphasis))
        {
            Add("*", style);
            ReadAll(emphasis, style);
            Add("*", style);
            return;
        }

        ReadAll(emphasis, style | emphasis.DelimiterChar switch
        {
            '~' => TextStyle.Strike,
            _ when emphasis.DelimiterCount == 2 => TextStyle.Bold,
            _ => TextStyle.Italic,
        });
    }

    private bool IsInsideWord(EmphasisInline emphasis) =>
        IsLetterOrDigit(emphasis.Span.Start - 1) || IsLetterOrDigit(emphasis.Span.End + 1);

    private bool IsLetterOrDigit(int position) =>
        position >= 0 && position < _source.Length && char.IsLetterOrDigit(_source[position]);

    private void ReadLink(LinkInline link, TextStyle style)
    {
        var address = LinkAddress.Visible(link.Url);
        var words = Read(_source, link, address is null ? style : style | TextStyle.LinkText);
        var text = string.Concat(words.SelectMany(line => line).Select(run => run.Text));
        if (link.IsAutoLink)
        {
            Add(text, TextStyle.Link);
        }
        else if (address is not null && (!TextCleaner.IsVisible(text) || LinkAddress.IsSame(text, address)))
        {
            Add(address, TextStyle.Link);
        }
        else
        {
            _lines[^1].AddRange(words[0]);
            _lines.AddRange(words.Skip(1).Select(line => line.ToList()));
            AddAddress(address, style);
        }
    }

    private void AddAddress(string? address, TextStyle style)
    {
        if (address is not null)
        {
            Add(" ", style);
            Add($"({address})", TextStyle.Link);
        }
    }

    private void ReadHtml(string tag, TextStyle style)
    {
        switch (HtmlTag.Classify(tag))
        {
            case HtmlTagKind.LineBreak:
                _lines.Add([]);
                break;
            case HtmlTagKind.Text:
                Add(tag, style);
                break;
        }
    }

    // Code that itself holds a fence cannot stand between fences.
    private void AddCode(string code) =>
        Add(code, code.Contains(FormattingMarks.Fence, StringComparison.Ordinal) ? TextStyle.None : TextStyle.Code);

    private void Add(string text, TextStyle style)
    {
        var clean = TextCleaner.CleanInline(text);
        if (clean.Length > 0)
        {
            _lines[^1].Add(new StyledRun(clean, style));
        }
    }
}
