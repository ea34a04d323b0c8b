using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>One mapping of a file, read strictly: every key must be known and every value of the right type.</summary>
internal sealed class YamlSection
{
    private readonly string _file;
    private readonly string _name;
    private readonly Dictionary<string, YamlNode> _values = [];

    /// <summary>Reads a mapping.</summary>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="name">Its name, for messages; empty for the whole file.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="allowed">The keys it may have; null allows every one.</param>
    /// <exception cref="PromptFileException">Another key stands there.</exception>
    public YamlSection(string file, string name, YamlMappingNode node, IReadOnlyCollection<string>? allowed)
    {
        (_file, _name, Start) = (file, name, node.Start);
        foreach (var (keyNode, value) in node.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value
                ?? throw new PromptFileException(file, keyNode.Start, "a key must be a plain text.");
            if (allowed?.Contains(key) == false)
            {
                throw new PromptFileException(
                    file, keyNode.Start, $"unknown key '{key}'. Allowed here: {string.Join(", ", allowed)}.");
            }

            _values.Add(key, value);
        }
    }

    /// <summary>Where it begins.</summary>
    public Mark Start { get; }

    /// <summary>The keys that it has.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Where a key's value begins; the key must be there.</summary>
    public Mark At(string key) => _values[key].Start;

    /// <summary>A mapping in a mapping.</summary>
    public YamlSection Section(string key, IReadOnlyCollection<string>? allowed) => Required(key) switch
    {
        YamlMappingNode mapping => new(_file, PathOf(key), mapping, allowed),
        var other => throw WrongType(key, other, "a mapping"),
    };

    /// <summary>A text that is not blank, trimmed.</summary>
    public string Text(string key) => Text(PathOf(key), Required(key));

    /// <summary>A list of texts with at least one, with the place of each.</summary>
    public IReadOnlyList<(string Text, Mark At)> Texts(string key) => Required(key) switch
    {
        YamlSequenceNode { Children.Count: > 0 } list => [.. list.Select(n => (Text($"an entry of '{PathOf(key)}'", n), n.Start))],
        YamlSequenceNode list => throw Failure(list.Start, $"'{PathOf(key)}' must have at least one entry."),
        var other => throw WrongType(key, other, "a list of texts"),
    };

    /// <summary>A number; null where the file says <c>null</c>.</summary>
    public double? Number(string key, double least, double most)
    {
        var (node, kind) = Scalar(key, "a number or null");
        var number = kind is YamlKind.Nothing ? (double?)null
            : kind is YamlKind.Number ? double.Parse(node.Value!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : throw WrongType(key, node, "a number or null");
        return number is null || (number >= least && number <= most)
            ? number
            : throw Failure(node.Start, Invariant($"'{PathOf(key)}' must be from {least} to {most}."));
    }

    /// <summary>A whole number.</summary>
    public int WholeNumber(string key, int least, int most)
    {
        var (node, kind) = Scalar(key, "a whole number");
        return kind is not YamlKind.Number || !int.TryParse(
                node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? throw WrongType(key, node, "a whole number")
            : number >= least && number <= most
                ? number
                : throw Failure(node.Start, Invariant($"'{PathOf(key)}' must be from {least} to {most}."));
    }

    /// <summary>What to throw about this section.</summary>
    public PromptFileException Failure(Mark at, string problem) => new(_file, at, problem);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private YamlNode Required(string key) => _values.TryGetValue(key, out var node)
        ? node
        : throw Failure(Start, $"the key '{PathOf(key)}' is missing.");

    private string Text(string path, YamlNode node) =>
        node is not YamlScalarNode scalar || YamlKinds.Of(node) is not YamlKind.Text
            ? throw Failure(node.Start, $"{Quote(path)} must be a text, not {YamlKinds.Describe(node)}.{YamlKinds.Hint(node)}")
            : string.IsNullOrWhiteSpace(scalar.Value)
                ? throw Failure(node.Start, $"{Quote(path)} must not be blank.")
                : scalar.Value.ReplaceLineEndings("\n").Trim();

    private (YamlScalarNode Node, YamlKind Kind) Scalar(string key, string wanted) => Required(key) is YamlScalarNode scalar
        ? (scalar, YamlKinds.Of(scalar))
        : throw WrongType(key, _values[key], wanted);

    private PromptFileException WrongType(string key, YamlNode node, string wanted) =>
        Failure(node.Start, $"'{PathOf(key)}' must be {wanted}, not {YamlKinds.Describe(node)}.");

    private string PathOf(string key) => _name.Length == 0 ? key : $"{_name}.{key}";

    private static string Quote(string path) => path.StartsWith("an entry", StringComparison.Ordinal) ? path : $"'{path}'";
}
