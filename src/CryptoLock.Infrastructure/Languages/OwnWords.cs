using System.Buffers;
using System.Text;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>What a customer says in their own words: a text without what it quotes.</summary>
internal static class OwnWords
{
    private const string Opening = "`\"“«";
    private const string Closing = "`\"”»";

    private static readonly SearchValues<char> OpeningMarks = SearchValues.Create(Opening);

    // What follows is a program's complaint, up to the end of the line.
    private static readonly SearchValues<string> Complaints = SearchValues.Create(
        ["error: ", "exception: ", "fatal: ", "warning: ", "err! "], StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without quotations, code between back quotes and pasted error messages.</summary>
    /// <param name="text">What a customer typed.</param>
    public static string Of(string text) => WithoutQuotations(WithoutComplaints(text));

    private static string WithoutComplaints(string text)
    {
        for (var start = Find(text); start >= 0; start = Find(text))
        {
            var end = text.IndexOf('\n', start);
            text = end < 0 ? text[..start] : text.Remove(start, end - start);
        }

        return text;
    }

    private static int Find(string text) => text.AsSpan().IndexOfAny(Complaints);

    private static string WithoutQuotations(string text)
    {
        if (!text.AsSpan().ContainsAny(OpeningMarks))
        {
            return text;
        }

        var own = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var mark = Opening.IndexOf(text[i], StringComparison.Ordinal);
            var end = mark < 0 ? -1 : text.IndexOf(Closing[mark], i + 1);
            own.Append(end < 0 ? text[i] : ' ');
            i = Math.Max(i, end);
        }

        return own.ToString();
    }
}
