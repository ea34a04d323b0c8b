namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Takes lines apart into atoms.</summary>
internal sealed class AtomReader
{
    private const string SentenceEnds = ".!?…。！？";
    private const string Closers = "\"')]»”’*_~";

    private readonly IReadOnlyList<StyledLine> _lines;
    private readonly int _longestWord;
    private readonly List<Atom> _atoms = [];

    private AtomReader(IReadOnlyList<StyledLine> lines, int longestWord) =>
        (_lines, _longestWord) = (lines, longestWord);

    /// <summary>Reads lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="longestWord">A word longer than this is taken apart, in UTF-16 units.</param>
    public static IReadOnlyList<Atom> Read(IReadOnlyList<StyledLine> lines, int longestWord)
    {
        var reader = new AtomReader(lines, longestWord);
        for (var line = 0; line < lines.Count; line++)
        {
            reader.ReadLine(line);
        }

        return reader._atoms;
    }

    private void ReadLine(int line)
    {
        var space = string.Empty;
        foreach (var run in _lines[line].Runs)
        {
            space = run.Style.HasFlag(TextStyle.Link)
                ? AddWord(line, space, run.Text, run.Style)
                : ReadRun(line, space, run);
        }
    }

    private string ReadRun(int line, string space, StyledRun run)
    {
        var text = run.Text;
        for (var position = 0; position < text.Length;)
        {
            var word = position + text.AsSpan(position).IndexOfAnyExcept(' ');
            if (word < position)
            {
                return space + text[position..];
            }

            var end = text.IndexOf(' ', word) is var next and >= 0 ? next : text.Length;
            space = AddWord(line, space + text[position..word], text[word..end], run.Style);
            position = end;
        }

        return space;
    }

    /// <summary>Adds a word and returns the space that is left over: none.</summary>
    private string AddWord(int line, string space, string word, TextStyle style)
    {
        if (space.Length == 0)
        {
            word = JoinCluster(line, word);
        }

        foreach (var piece in Graphemes.Pieces(word, _longestWord))
        {
            _atoms.Add(new Atom(line, space, piece, style, QualityBefore(line, space, style)));
            space = string.Empty;
        }

        return string.Empty;
    }

    /// <summary>
    /// Moves what belongs to the last character of the atom before (an accent, a skin tone) over to it.
    /// </summary>
    private string JoinCluster(int line, string word)
    {
        if (_atoms is not [.., var last] || last.Line != line)
        {
            return word;
        }

        var length = Graphemes.LengthOfContinuation(last.Text, word);
        _atoms[^1] = last with { Text = last.Text + word[..length] };
        return word[length..];
    }

    private CutQuality QualityBefore(int line, string space, TextStyle style)
    {
        if (_atoms is not [.., var last])
        {
            return CutQuality.Paragraph;
        }

        if (last.Line != line)
        {
            return _lines[last.Line].KeepWithNext ? CutQuality.Word
                : _lines[line].LineBreaks == 2 ? CutQuality.Paragraph
                : CutQuality.Line;
        }

        return space.Length == 0 ? CutQuality.InsideWord
            : IsInsideLink(last.Style, style) ? CutQuality.InsideLink
            : EndsSentence(last.Text) ? CutQuality.Sentence
            : CutQuality.Word;
    }

    private static bool IsInsideLink(TextStyle before, TextStyle after) =>
        before.HasFlag(TextStyle.LinkText) && (after & (TextStyle.LinkText | TextStyle.Link)) != 0;

    private static bool EndsSentence(string word) =>
        word.AsSpan().TrimEnd(Closers) is { Length: > 2 } core
        && SentenceEnds.Contains(core[^1], StringComparison.Ordinal);
}
