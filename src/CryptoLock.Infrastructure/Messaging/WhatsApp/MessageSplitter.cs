namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>
/// Cuts an answer into messages: where a paragraph ends if such a place leaves the message reasonably full, else after
/// a line or a sentence, else between words.
/// </summary>
internal sealed class MessageSplitter
{
    private const int LongestPrefix = 40;

    private readonly IReadOnlyList<StyledLine> _lines;
    private readonly IReadOnlyList<Atom> _atoms;
    private readonly int _limit;

    private MessageSplitter(IReadOnlyList<StyledLine> lines, int limit)
    {
        (_lines, _limit) = (lines, limit);
        _atoms = AtomReader.Read(lines, limit - LongestPrefix);
    }

    /// <summary>Cuts lines.</summary>
    /// <param name="lines">The answer.</param>
    /// <param name="limit">Longest message in UTF-16 units, at least 100.</param>
    /// <returns>The messages with their formatting marks, each complete in itself.</returns>
    public static IReadOnlyList<string> Split(IReadOnlyList<StyledLine> lines, int limit)
    {
        var splitter = new MessageSplitter(lines, limit);
        var writer = new MessageWriter(lines, splitter._atoms);
        var messages = new List<string>();
        for (var start = 0; start < splitter._atoms.Count;)
        {
            var end = splitter.EndOfMessage(start);
            messages.Add(writer.Write(start, end));
            start = end;
        }

        return messages;
    }

    private int EndOfMessage(int start)
    {
        var sizes = new List<int>();
        var size = 0;
        for (var index = start; index < _atoms.Count; index++)
        {
            size += SizeOf(index, start);
            if (size > _limit && index > start)
            {
                return BestCut(start, sizes);
            }

            sizes.Add(size);
        }

        return _atoms.Count;
    }

    /// <summary>The best place to cut before the first atom that does not fit.</summary>
    private int BestCut(int start, List<int> sizes)
    {
        for (var quality = CutQuality.Paragraph; quality > CutQuality.InsideWord; quality--)
        {
            var leastSize = quality >= CutQuality.Sentence ? _limit * 2 / 5 : 0;
            for (var count = sizes.Count; count > 0 && sizes[count - 1] >= leastSize; count--)
            {
                if (_atoms[start + count].CutBefore >= quality)
                {
                    return start + count;
                }
            }
        }

        return start + sizes.Count;
    }

    /// <summary>
    /// What an atom adds to a message at most: its text, what stands before it, and all marks it could need.
    /// </summary>
    private int SizeOf(int index, int start)
    {
        var atom = _atoms[index];
        var line = _lines[atom.Line];
        var isFirst = index == start;
        var isNewLine = isFirst || _atoms[index - 1].Line != atom.Line;
        var size = atom.Space.Length + atom.Text.Length;
        if (isNewLine)
        {
            size += (isFirst ? 0 : line.LineBreaks) + line.Prefix.Length;
        }

        if (line.CodeBlock > 0)
        {
            var isNewBlock = isFirst || _lines[_atoms[index - 1].Line].CodeBlock != line.CodeBlock;
            return isNewBlock ? size + 2 * (FormattingMarks.Fence.Length + 1) : size;
        }

        return isNewLine || _atoms[index - 1].Style != atom.Style ? size + FormattingMarks.LengthOf(atom.Style) : size;
    }
}
