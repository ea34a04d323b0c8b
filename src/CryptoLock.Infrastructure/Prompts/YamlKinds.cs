using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>What a YAML value is.</summary>
internal enum YamlKind
{
    Nothing,
    Text,
    Number,
    Truth,
    List,
    Mapping,
}

/// <summary>Tells the types of YAML values apart, by the core schema.</summary>
internal static class YamlKinds
{
    private static readonly string[] Nulls = ["", "~", "null", "Null", "NULL"];
    private static readonly string[] Truths = ["true", "True", "TRUE", "false", "False", "FALSE"];

    public static YamlKind Of(YamlNode node) => node switch
    {
        YamlSequenceNode => YamlKind.List,
        YamlMappingNode => YamlKind.Mapping,
        YamlScalarNode { Style: not ScalarStyle.Plain } => YamlKind.Text,
        YamlScalarNode { Value: var value } when Nulls.Contains(value ?? "") => YamlKind.Nothing,
        YamlScalarNode { Value: var value } when Truths.Contains(value) => YamlKind.Truth,
        YamlScalarNode { Value: var value } when IsNumber(value!) => YamlKind.Number,
        _ => YamlKind.Text,
    };

    public static string Describe(YamlNode node) => Of(node) switch
    {
        YamlKind.Nothing => "nothing",
        YamlKind.Number => "a number",
        YamlKind.Truth => "true or false",
        YamlKind.List => "a list",
        YamlKind.Mapping => "a mapping",
        _ => "a text",
    };

    /// <summary>What helps somebody whose text was taken for something else; empty when nothing does.</summary>
    public static string Hint(YamlNode node) => Of(node) switch
    {
        YamlKind.Number or YamlKind.Truth => " Put it in quotes.",
        YamlKind.Mapping => " A text with a colon needs quotes.",
        _ => "",
    };

    // The parser also knows words for infinity and the like; those are texts here.
    private static bool IsNumber(string value) =>
        value.Any(char.IsAsciiDigit)
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
