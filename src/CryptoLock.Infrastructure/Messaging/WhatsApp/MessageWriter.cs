using System.Text;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>
/// Writes a stretch of an answer as one message. Formatting that the stretch cuts is closed, and opened again in the
/// next.
/// </summary>
internal sealed class MessageWriter(IReadOnlyList<StyledLine> lines, IReadOnlyList<Atom> atoms)
{
    /// <summary>Writes the atoms from <paramref name="start"/> up to, but without, <paramref name="end"/>.</summary>
    public string Write(int start, int end)
    {
        var message = new StringBuilder();
        var codeBlock = 0;
        for (var index = start; index < end;)
        {
            var next = EndOfLine(index, end);
            var line = lines[atoms[index].Line];
            if (codeBlock > 0 && line.CodeBlock != codeBlock)
            {
                message.Append('\n').Append(FormattingMarks.Fence);
            }

            message.Append('\n', index == start ? 0 : line.LineBreaks);
            if (line.CodeBlock > 0 && line.CodeBlock != codeBlock)
            {
                message.Append(FormattingMarks.Fence).Append('\n');
            }

            message.Append(TextOf(line, index, next, index == start));
            codeBlock = line.CodeBlock;
            index = next;
        }

        return (codeBlock > 0 ? message.Append('\n').Append(FormattingMarks.Fence) : message).ToString().TrimEnd();
    }

    private string TextOf(StyledLine line, int index, int next, bool isFirstLine)
    {
        var content = new Atom[next - index];
        for (var i = 0; i < content.Length; i++)
        {
            content[i] = atoms[index + i];
        }

        var isCut = index > 0 && atoms[index - 1].Line == atoms[index].Line;
        if (isCut)
        {
            content[0] = content[0] with { Space = string.Empty };
        }

        if (line.CodeBlock > 0)
        {
            return string.Concat(content.Select(atom => atom.Space + atom.Text));
        }

        var text = (isCut ? line.Continuation : line.Prefix) + LineWriter.Write(content);
        return isFirstLine ? text.TrimStart(' ') : text;
    }

    private int EndOfLine(int index, int end)
    {
        var next = index + 1;
        while (next < end && atoms[next].Line == atoms[index].Line)
        {
            next++;
        }

        return next;
    }
}
