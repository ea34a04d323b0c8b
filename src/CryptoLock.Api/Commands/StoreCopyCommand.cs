using System.CommandLine;
using CryptoLock.Infrastructure.Persistence.Transfer;

namespace CryptoLock.Api.Commands;

/// <summary><c>store copy</c>: from SQLite to PostgreSQL.</summary>
internal static class StoreCopyCommand
{
    private const int Done = 0;
    private const int NotDone = 1;

    private static readonly Option<string> From = new("--from")
    {
        Description = "The SQLite file: a path, or \"Data Source=data/cryptolock.db\".",
        DefaultValueFactory = _ => "data/cryptolock.db",
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "The PostgreSQL database, empty: \"Host=…;Database=…;Username=…\". Give the password in PGPASSWORD or ~/.pgpass.",
        Required = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check both stores and count, and change nothing." };

    public static Command Create()
    {
        var command = new Command(
            "copy",
            "Copies everything from a SQLite file to an empty PostgreSQL database, all or nothing, and compares it. Stop the service first.")
        {
            From, To, DryRun,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var request = new StoreCopyRequest(parsed.GetRequiredValue(From), parsed.GetRequiredValue(To), parsed.GetValue(DryRun));
        try
        {
            await new StoreCopier(output, TimeProvider.System).RunAsync(request, cancellationToken);
            return Done;
        }
        catch (StoreCopyException exception)
        {
            await error.WriteLineAsync(exception.Message);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Interrupted. Nothing was copied.");
        }

        return NotDone;
    }
}
