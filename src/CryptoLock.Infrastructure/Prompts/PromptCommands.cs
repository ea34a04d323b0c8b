using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using YamlDotNet.Core;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>What customers command: the built-in words and phrases, and those of a prompt.</summary>
internal static class PromptCommands
{
    private static readonly string[] Keys = ["opt_out", "opt_in", "talk_to_person"];

    private static readonly Dictionary<string, CustomerIntent> BuiltIn = new()
    {
        ["stop"] = CustomerIntent.OptOut,
        ["unsubscribe"] = CustomerIntent.OptOut,
        ["parar"] = CustomerIntent.OptOut,
        ["sair"] = CustomerIntent.OptOut,
        ["start"] = CustomerIntent.OptIn,
        ["voltar"] = CustomerIntent.OptIn,
    };

    /// <summary>Reads the key <c>commands</c> of a file; it may be missing.</summary>
    public static IReadOnlyDictionary<string, CustomerIntent> Read(YamlSection root)
    {
        var commands = new Dictionary<string, CustomerIntent>(BuiltIn);
        if (root.Has("commands"))
        {
            var section = root.Section("commands", Keys);
            Add(section, "opt_out", CustomerIntent.OptOut, commands);
            Add(section, "opt_in", CustomerIntent.OptIn, commands);
        }

        return commands;
    }

    /// <summary>Reads how customers ask for a person.</summary>
    public static PhraseBook ReadPersonRequests(YamlSection root)
    {
        var section = root.Has("commands") ? root.Section("commands", Keys) : null;
        var own = section?.Has("talk_to_person") == true ? section.Texts("talk_to_person") : [];
        return new([.. PersonPhrases.All, .. own.Select(phrase => Parse(section!, phrase))], PersonPhrases.SmallTalk, PersonPhrases.Denials);
    }

    private static Phrase Parse(YamlSection section, (string Text, Mark At) phrase)
    {
        try
        {
            return Phrase.Parse(phrase.Text);
        }
        catch (FormatException exception)
        {
            throw section.Failure(phrase.At, $"'{phrase.Text}' is no phrase: {exception.Message}.");
        }
    }

    private static void Add(YamlSection section, string key, CustomerIntent intent, Dictionary<string, CustomerIntent> commands)
    {
        if (!section.Has(key))
        {
            return;
        }

        foreach (var (text, at) in section.Texts(key))
        {
            var command = AssistantPrompt.FoldCommand(text);
            if (command.Length == 0 || (commands.TryGetValue(command, out var other) && other != intent))
            {
                throw section.Failure(at, $"'{text}' cannot be a command: it has no letters, or it stands for the other one.");
            }

            commands[command] = intent;
        }
    }
}
