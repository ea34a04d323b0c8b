using System.Collections.Frozen;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>What becomes of an HTML tag in an answer.</summary>
internal enum HtmlTagKind
{
    /// <summary>Not HTML but text in angle brackets, such as <c>&lt;your-name&gt;</c>: kept.</summary>
    Text,

    /// <summary>A tag without effect on the lines: dropped.</summary>
    Inline,

    /// <summary>A tag that begins a new line.</summary>
    LineBreak,
}

/// <summary>Tells HTML from text that only looks like it.</summary>
internal static class HtmlTag
{
    private static readonly FrozenSet<string> LineBreaking = FrozenSet.ToFrozenSet(
        [
            "br", "p", "div", "li", "ul", "ol", "tr", "table", "hr", "section", "article", "header", "footer",
            "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "details", "summary", "dt", "dd", "dl",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(
        [
            "a", "abbr", "audio", "b", "big", "body", "button", "center", "cite", "code", "del", "em", "font", "form",
            "head", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "link", "main", "mark", "meta", "nav",
            "q", "s", "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "tbody", "td", "th",
            "tfoot", "thead", "title", "tt", "u", "var", "video", "figure", "figcaption", "caption", "col", "colgroup",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Classifies a tag as the parser found it, brackets included.</summary>
    public static HtmlTagKind Classify(string tag)
    {
        if (tag.StartsWith("<!", StringComparison.Ordinal) || tag.StartsWith("<?", StringComparison.Ordinal))
        {
            return HtmlTagKind.Inline;
        }

        var name = NameOf(tag);
        return LineBreaking.Contains(name) ? HtmlTagKind.LineBreak
            : Inline.Contains(name) ? HtmlTagKind.Inline
            : HtmlTagKind.Text;
    }

    private static string NameOf(string tag)
    {
        var name = tag.AsSpan().TrimStart("</");
        var end = name.IndexOfAny(" \t\n/>");
        return (end < 0 ? name : name[..end]).ToString();
    }
}
