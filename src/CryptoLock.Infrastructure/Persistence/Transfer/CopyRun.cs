using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>One copy, from an open source into an open target.</summary>
internal sealed class CopyRun(SourceStore source, TargetStore target, TextWriter output, TimeProvider clock)
{
    /// <summary>Copies, or only says what would be copied.</summary>
    /// <param name="isDryRun">Whether only to say it.</param>
    /// <param name="cancellationToken">Ends it; nothing is copied then.</param>
    public async Task RunAsync(bool isDryRun, CancellationToken cancellationToken)
    {
        var counts = await TellPlanAsync(cancellationToken);
        await target.RefuseDataAsync(counts.Keys, cancellationToken);
        if (isDryRun)
        {
            await output.WriteLineAsync("Dry run: everything is in order, nothing was changed.");
            return;
        }

        await target.MigrateAsync(cancellationToken);
        await using (var transaction = await target.BeginAsync(counts.Keys, cancellationToken))
        {
            await CopyAsync(counts, cancellationToken);
            await CommitAsync(transaction, cancellationToken);
        }

        await target.AnalyzeAsync();
        await output.WriteLineAsync("Done: everything was copied, and compared value by value.");
    }

    private async Task<Dictionary<TransferTable, long>> TellPlanAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"From: {source.Place}");
        await output.WriteLineAsync($"To:   {target.Place}, {target.MissingMigrations} migration(s) to apply first");
        var counts = new Dictionary<TransferTable, long>();
        foreach (var table in TransferPlan.Make(source.Model, target.Model))
        {
            counts[table] = await source.CountAsync(table, cancellationToken);
            await output.WriteLineAsync(CopyProgress.Line(table.Name, $"{CopyProgress.Number(counts[table])} row(s)"));
        }

        return counts;
    }

    private async Task CopyAsync(Dictionary<TransferTable, long> counts, CancellationToken cancellationToken)
    {
        var read = new Dictionary<TransferTable, TableDigest>();
        await output.WriteLineAsync("Copying");
        foreach (var (table, total) in counts)
        {
            var (digest, progress) = (read[table] = new TableDigest(), new CopyProgress(output, clock, table.Name, total));
            await target.WriteAsync(
                table,
                source.ReadAsync(table, cancellationToken),
                row =>
                {
                    digest.Add(row);
                    progress.Advance();
                },
                cancellationToken);
            progress.Finish();
        }

        await CompareAsync(read, cancellationToken);
        if (source.TextsWithNul > 0)
        {
            await output.WriteLineAsync($"{source.TextsWithNul} text(s) held a NUL character, which PostgreSQL cannot store; U+FFFD stands in its place.");
        }
    }

    private async Task CompareAsync(Dictionary<TransferTable, TableDigest> read, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("Comparing");
        foreach (var (table, expected) in read)
        {
            var found = await target.DigestAsync(table, cancellationToken);
            if (!found.Equals(expected))
            {
                throw new StoreCopyException(
                    $"{target.Place} does not hold in {table.Name} what the source has ({expected.Rows} row(s) read, {found.Rows} found, "
                    + "or other values): look for triggers and rules on that table. Nothing was copied.");
            }

            await output.WriteLineAsync(CopyProgress.Line(table.Name, "the same"));
        }
    }

    private async Task CommitAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Not to be cancelled: either it is known to have happened, or nobody would know.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException exception)
        {
            throw new StoreCopyException(
                $"The connection to {target.Place} broke during the commit, so it is not known whether it happened. Run the command again: "
                + "it refuses when the data has arrived.",
                exception);
        }
    }
}
