using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CryptoLock.Api.OpenApi;

/// <summary>The comments on this project's types and properties, from the file that the compiler writes beside the program.</summary>
internal sealed partial class XmlComments
{
    private readonly Lazy<Dictionary<string, XmlComment>> _members = new(Read);

    /// <summary>The comment on a property.</summary>
    /// <param name="type">The type that declares it.</param>
    /// <param name="property">Its name.</param>
    /// <returns>Null when it has none.</returns>
    public XmlComment? Find(Type type, string property) => _members.Value.GetValueOrDefault($"P:{type.FullName}.{property}");

    /// <summary>The comment on a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Null when it has none.</returns>
    public XmlComment? Find(Type type) => _members.Value.GetValueOrDefault($"T:{type.FullName}");

    private static Dictionary<string, XmlComment> Read()
    {
        var path = Path.ChangeExtension(typeof(XmlComments).Assembly.Location, ".xml");
        return !File.Exists(path) ? [] : XDocument.Load(path).Descendants("member")
            .Where(member => (string?)member.Attribute("name") is ['P' or 'T', ':', ..])
            .ToDictionary(
                member => (string)member.Attribute("name")!,
                member => new XmlComment(TextOf(member.Element("summary")), TextOf(member.Element("example"))));
    }

    private static string? TextOf(XElement? element) =>
        element is null ? null : Whitespace().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();

    private static string? TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see =>
            $"`{((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword"))?.Split('.', ':')[^1]}`",
        XElement other => other.Value,
        _ => null,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}

/// <summary>A comment.</summary>
/// <param name="Summary">What it says, as Markdown; null when it has no summary.</param>
/// <param name="Example">The example; null when it has none.</param>
internal sealed record XmlComment(string? Summary, string? Example);
