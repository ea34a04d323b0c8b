using CryptoLock.Infrastructure.Persistence.PostgreSql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>Moves an installation from SQLite to PostgreSQL: everything or nothing, and compared before it counts.</summary>
/// <param name="output">Gets the plan and the progress, a line each.</param>
/// <param name="clock">Paces the progress.</param>
public sealed class StoreCopier(TextWriter output, TimeProvider clock)
{
    /// <summary>Copies, or only says what would be copied.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="cancellationToken">Ends it; nothing is copied then.</param>
    /// <exception cref="StoreCopyException">It is not possible, or failed; the message says why and what to do.</exception>
    public async Task RunAsync(StoreCopyRequest request, CancellationToken cancellationToken)
    {
        var to = TargetOf(request.To);
        await using var source = await SourceStore.OpenAsync(request.From, cancellationToken);
        try
        {
            await using var target = await TargetStore.OpenAsync(to, cancellationToken);
            await new CopyRun(source, target, output, clock).RunAsync(request.IsDryRun, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw CopyFaults.Explain(exception, $"The PostgreSQL database {to.Place}");
        }
        catch (SqliteException exception)
        {
            throw CopyFaults.Explain(exception, source.Place);
        }
    }

    private static PostgreSqlStore TargetOf(string to)
    {
        try
        {
            return new(new NpgsqlConnectionStringBuilder(to));
        }
        catch (ArgumentException exception)
        {
            throw new StoreCopyException(
                "--to cannot be read: give something like \"Host=db.example.com;Database=cryptolock;Username=cryptolock\".", exception);
        }
    }
}
