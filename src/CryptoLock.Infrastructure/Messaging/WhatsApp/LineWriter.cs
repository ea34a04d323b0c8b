namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Writes the atoms of one line with their formatting marks, which WhatsApp ends at the line's end.</summary>
internal sealed class LineWriter
{
    private readonly Atom[] _atoms;
    private readonly MarkedText _text = new();
    private readonly List<TextStyle> _open = [];

    private LineWriter(Atom[] atoms) => _atoms = atoms;

    /// <summary>Writes a line.</summary>
    public static string Write(Atom[] atoms)
    {
        var writer = new LineWriter(atoms);
        foreach (var look in FormattingMarks.Looks)
        {
            writer.DropWhereInvisible(look);
        }

        writer.WriteAll();
        return writer._text.Complete();
    }

    /// <summary>
    /// Takes a look away where it begins or ends inside a word: there WhatsApp would show the mark itself.
    /// </summary>
    private void DropWhereInvisible(TextStyle look)
    {
        for (var start = 0; start < _atoms.Length; start++)
        {
            var end = EndOf(look, start);
            if (end > start && (JoinsWord(start) || JoinsWord(end)))
            {
                for (var index = start; index < end; index++)
                {
                    _atoms[index] = _atoms[index] with { Style = _atoms[index].Style & ~look };
                }
            }

            start = Math.Max(start, end);
        }
    }

    /// <summary>The end of the stretch with that look.</summary>
    private int EndOf(TextStyle look, int start)
    {
        var end = start;
        while (end < _atoms.Length && _atoms[end].Style.HasFlag(look))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether letters stand on both sides of an atom's beginning.</summary>
    private bool JoinsWord(int index) =>
        index > 0 && index < _atoms.Length && _atoms[index].Space.Length == 0
        && char.IsLetterOrDigit(_atoms[index - 1].Text[^1]) && char.IsLetterOrDigit(_atoms[index].Text[0]);

    private void WriteAll()
    {
        for (var index = 0; index < _atoms.Length; index++)
        {
            var atom = _atoms[index];
            CloseAllBut(atom.Style);
            _text.AppendLiteral(atom.Space);
            if ((atom.Style & TextStyle.Marked) != TextStyle.None)
            {
                Open(index);
            }

            WriteText(index);
        }

        CloseAllBut(TextStyle.None);
    }

    private void CloseAllBut(TextStyle style)
    {
        var kept = 0;
        while (kept < _open.Count && style.HasFlag(_open[kept]))
        {
            kept++;
        }

        while (_open.Count > kept)
        {
            _text.AppendMark(FormattingMarks.Of(_open[^1]));
            _open.RemoveAt(_open.Count - 1);
        }
    }

    /// <summary>Opens what the atom needs, the longest stretch first, so that marks nest.</summary>
    private void Open(int index)
    {
        var missing = FormattingMarks.Looks
            .Where(look => _atoms[index].Style.HasFlag(look) && !_open.Contains(look))
            .OrderByDescending(look => EndOf(look, index));
        foreach (var look in missing.ToList())
        {
            _text.AppendMark(FormattingMarks.Of(look));
            _open.Add(look);
        }
    }

    private void WriteText(int index)
    {
        var atom = _atoms[index];
        if (!atom.Style.HasFlag(TextStyle.Code))
        {
            _text.Append(atom.Text, isVerbatim: atom.Style.HasFlag(TextStyle.Link));
            return;
        }

        var begins = index == 0 || !_atoms[index - 1].Style.HasFlag(TextStyle.Code);
        var ends = index == _atoms.Length - 1 || !_atoms[index + 1].Style.HasFlag(TextStyle.Code);
        var (opening, closing) = (begins ? FormattingMarks.Fence : "", ends ? FormattingMarks.Fence : "");
        _text.Append(opening + atom.Text + closing, isVerbatim: true);
    }
}
