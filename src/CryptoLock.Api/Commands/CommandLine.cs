using System.CommandLine;

namespace CryptoLock.Api.Commands;

/// <summary>What the program does besides running the service.</summary>
internal static class CommandLine
{
    /// <summary>Exit code when the command line itself is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Whether the arguments ask for a command or for help. Everything else is a setting of the service.</summary>
    /// <param name="args">The program's arguments.</param>
    public static bool IsMeant(string[] args) => args is ["store" or "--help" or "-h" or "-?" or "--version", ..];

    /// <summary>Runs the command.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="output">Gets what the command has to say.</param>
    /// <param name="error">Gets the reason when it fails.</param>
    /// <returns>The exit code: 0 when it was done, 1 when it was not, 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("CryptoLock, a WhatsApp desk. Without a command it runs the service; settings are given as --Key=value.")
        {
            new Command("store", "Looks after the store.") { StoreCopyCommand.Create() },
        };
        var parsed = root.Parse(args);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? WrongUsage : exitCode;
    }
}
