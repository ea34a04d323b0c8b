using System.Runtime.InteropServices;
using System.Text;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>
/// A line under construction that knows which characters are marks and which are the customer's to read. A read
/// character that WhatsApp would take for a mark is replaced by its look-alike; there is no way to escape it.
/// </summary>
internal sealed class MarkedText
{
    private const string Marks = "*_~`";
    private const string LookAlikes = "∗ˍ∼ˋ";

    private readonly StringBuilder _text = new();
    private readonly List<CharacterRole> _roles = [];

    private enum CharacterRole : byte
    {
        Literal,
        Mark,
        Verbatim,
    }

    /// <summary>Appends a formatting mark.</summary>
    public void AppendMark(char mark) => Append(mark.ToString(), CharacterRole.Mark);

    /// <summary>Appends text to be read as it is.</summary>
    public void AppendLiteral(string text) => Append(text, CharacterRole.Literal);

    /// <summary>Appends text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isVerbatim">Whether it is an address or code, in which nothing may be replaced.</param>
    public void Append(string text, bool isVerbatim) =>
        Append(text, isVerbatim ? CharacterRole.Verbatim : CharacterRole.Literal);

    /// <summary>The line.</summary>
    public string Complete()
    {
        var line = _text.ToString();
        for (var mark = 0; mark < Marks.Length; mark++)
        {
            if (line.Contains(Marks[mark], StringComparison.Ordinal))
            {
                Disarm(line, Marks[mark], LookAlikes[mark]);
                line = _text.ToString();
            }
        }

        return line;
    }

    private void Append(string text, CharacterRole role)
    {
        _text.Append(text);
        var before = _roles.Count;
        CollectionsMarshal.SetCount(_roles, before + text.Length);
        CollectionsMarshal.AsSpan(_roles)[before..].Fill(role);
    }

    /// <summary>
    /// Replaces the literal characters that would open or close formatting together with another one.
    /// </summary>
    private void Disarm(string line, char mark, char lookAlike)
    {
        int[] places =
        [
            .. Enumerable.Range(0, line.Length).Where(i => line[i] == mark && _roles[i] != CharacterRole.Verbatim),
        ];
        var firstOpening = places.Where(i => CanOpen(line, i, mark)).DefaultIfEmpty(int.MaxValue - 1).First();
        var lastClosing = places.Where(i => CanClose(line, i, mark)).DefaultIfEmpty(-1).Last();
        foreach (var place in places.Where(i => _roles[i] == CharacterRole.Literal))
        {
            if ((CanOpen(line, place, mark) && place + 1 < lastClosing)
                || (CanClose(line, place, mark) && place > firstOpening + 1))
            {
                _text[place] = lookAlike;
            }
        }
    }

    private static bool CanOpen(string line, int place, char mark) =>
        !IsWord(At(line, place - 1)) && At(line, place - 1) != mark
        && !char.IsWhiteSpace(At(line, place + 1)) && At(line, place + 1) != mark;

    private static bool CanClose(string line, int place, char mark) =>
        !IsWord(At(line, place + 1)) && At(line, place + 1) != mark
        && !char.IsWhiteSpace(At(line, place - 1)) && At(line, place - 1) != mark;

    private static char At(string line, int place) => place >= 0 && place < line.Length ? line[place] : ' ';

    private static bool IsWord(char character) => char.IsLetterOrDigit(character);
}
