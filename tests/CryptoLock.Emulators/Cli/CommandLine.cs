namespace CryptoLock.Emulators.Cli;

/// <summary>Options of the form <c>--name value</c> and the words between them.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, List<string>> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    private CommandLine()
    {
    }

    public IReadOnlyList<string> Words => _words;

    /// <param name="args">The arguments.</param>
    /// <param name="known">The options that exist; one that ends with <c>!</c> takes no value.</param>
    /// <exception cref="FormatException">An option is unknown or lacks its value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args, params ReadOnlySpan<string> known)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                line._words.Add(args[i]);
            }
            else if (known.Contains($"{args[i]}!"))
            {
                line.Add(args[i], string.Empty);
            }
            else if (known.Contains(args[i]) && i + 1 < args.Count)
            {
                line.Add(args[i], args[++i]);
            }
            else
            {
                throw new FormatException($"{args[i]} is not an option, or lacks its value.");
            }
        }

        return line;
    }

    public bool Has(string name) => _options.ContainsKey(name);

    /// <summary>The last value given; null when the option is absent.</summary>
    public string? Find(string name) => _options.TryGetValue(name, out var values) ? values[^1] : null;

    public IReadOnlyList<string> All(string name) => _options.TryGetValue(name, out var values) ? values : [];

    private void Add(string name, string value)
    {
        if (!_options.TryGetValue(name, out var values))
        {
            _options[name] = values = [];
        }

        values.Add(value);
    }
}
