namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>A stretch of text in one style, without line breaks.</summary>
internal readonly record struct StyledRun(string Text, TextStyle Style);

/// <summary>One line of the answer, before it is cut and its formatting marks are written.</summary>
internal sealed record StyledLine(IReadOnlyList<StyledRun> Runs)
{
    /// <summary>1 for a line below the one before, 2 for a new paragraph.</summary>
    public int LineBreaks { get; init; } = 1;

    /// <summary>What stands before the text: indentation, bullet, quote mark.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>What stands before the rest of the line in the next message when the line is cut.</summary>
    public string Continuation { get; init; } = string.Empty;

    /// <summary>Which code block the line belongs to; 0 when to none.</summary>
    public int CodeBlock { get; init; }

    /// <summary>Whether a cut after this line would part what belongs together.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether this is a horizontal rule.</summary>
    public bool IsRule { get; init; }
}
