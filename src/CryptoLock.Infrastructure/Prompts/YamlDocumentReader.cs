using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Parses a file into one mapping. A prompt needs no anchors, no second document and no deep nesting.</summary>
internal static class YamlDocumentReader
{
    private const int DeepestNesting = 16;

    public static YamlMappingNode Read(string file, string yaml)
    {
        try
        {
            CheckEvents(file, yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents switch
            {
                [] => throw new PromptFileException(file, "is empty."),
                [{ RootNode: YamlMappingNode root }] => root,
                [var document] => throw new PromptFileException(file, document.RootNode.Start, "a mapping is wanted here."),
                [_, var second, ..] => throw new PromptFileException(file, second.RootNode.Start, "one document is allowed."),
            };
        }
        catch (YamlException exception)
        {
            throw new PromptFileException(file, exception.Start, $"is not valid YAML: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new PromptFileException(file, "is not valid YAML.", exception);
        }
    }

    // Before the tree is built: building one recurses, and aliases can make a small file large.
    private static void CheckEvents(string file, string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > DeepestNesting)
            {
                throw new PromptFileException(file, current.Start, $"is nested deeper than {DeepestNesting} levels.");
            }

            if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                throw new PromptFileException(file, current.Start, "anchors and aliases are not allowed.");
            }
        }
    }
}
