namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Gathers the lines of an answer, drops the invisible ones and keeps the distance between the rest.</summary>
internal sealed class LineCollector
{
    private readonly List<StyledLine> _lines = [];
    private bool _afterBlankLine;
    private int _codeBlocks;

    /// <summary>Adds one line; an invisible one only leaves a blank line behind.</summary>
    public void Add(StyledLine line)
    {
        if (!line.Runs.Any(run => TextCleaner.IsVisible(run.Text)))
        {
            _afterBlankLine = true;
            return;
        }

        _lines.Add(_afterBlankLine ? line with { LineBreaks = 2 } : line);
        _afterBlankLine = false;
    }

    /// <summary>Adds the lines of a block.</summary>
    public void Add(
        IReadOnlyList<IReadOnlyList<StyledRun>> lines, int lineBreaks, Margin margin, bool keepWithNext = false)
    {
        foreach (var runs in lines)
        {
            // An invisible line must not use up the list marker.
            var isVisible = runs.Any(run => TextCleaner.IsVisible(run.Text));
            Add(new StyledLine(runs)
            {
                LineBreaks = lineBreaks,
                Prefix = isVisible ? margin.Take() : string.Empty,
                Continuation = margin.Continuation,
                KeepWithNext = keepWithNext,
            });
            lineBreaks = isVisible ? 1 : lineBreaks;
        }
    }

    /// <summary>Adds a list marker whose item begins with something that cannot share its line.</summary>
    public void AddBareMarker(int lineBreaks, Margin margin) =>
        Add(new StyledLine([new StyledRun(margin.Take().TrimEnd(), TextStyle.Link)])
        {
            LineBreaks = lineBreaks,
            KeepWithNext = true,
        });

    /// <summary>Adds a block of code. Code that holds a fence itself is shown without one.</summary>
    public void AddCode(string code, int lineBreaks)
    {
        var text = TextCleaner.Clean(code).Replace("\t", "    ", StringComparison.Ordinal).Trim('\n');
        var isFenced = !text.Contains(FormattingMarks.Fence, StringComparison.Ordinal);
        _codeBlocks++;
        foreach (var line in text.Split('\n').SkipWhile(string.IsNullOrWhiteSpace))
        {
            Add(new StyledLine([new StyledRun(line.TrimEnd(), isFenced ? TextStyle.Code : TextStyle.None)])
            {
                LineBreaks = lineBreaks,
                CodeBlock = isFenced ? _codeBlocks : 0,
            });
            lineBreaks = 1;
        }
    }

    /// <summary>The lines, without rules at the ends.</summary>
    public IReadOnlyList<StyledLine> Complete()
    {
        var first = _lines.FindIndex(line => !line.IsRule);
        var last = _lines.FindLastIndex(line => !line.IsRule);
        return first < 0 ? [] : _lines.GetRange(first, last - first + 1);
    }
}
