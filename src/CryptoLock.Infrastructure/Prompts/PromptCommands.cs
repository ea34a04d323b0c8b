using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>What customers command with a whole message: the built-in words, and those of a prompt.</summary>
internal static class PromptCommands
{
    private static readonly string[] Keys = ["opt_out", "opt_in"];

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
