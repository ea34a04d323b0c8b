using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>Streams rows into a table by binary COPY.</summary>
internal sealed class RowImport(NpgsqlConnection connection, TransferTable table)
{
    /// <summary>Rows of one COPY: the server remembers each until its end, to check foreign keys.</summary>
    private const int RowsAtOnce = 100_000;

    /// <param name="rows">The rows.</param>
    /// <param name="written">Called after each row.</param>
    /// <param name="cancellationToken">Ends the import; the transaction cannot be used any more then.</param>
    public async Task RunAsync(IAsyncEnumerable<object?[]> rows, Action<object?[]> written, CancellationToken cancellationToken)
    {
        await using var enumerator = rows.GetAsyncEnumerator(cancellationToken);
        for (var more = await enumerator.MoveNextAsync(); more;)
        {
            await using var importer = await connection.BeginBinaryImportAsync(table.Copy, cancellationToken);
            for (var count = 0; more && count < RowsAtOnce; count++, more = await enumerator.MoveNextAsync())
            {
                await WriteAsync(importer, enumerator.Current, cancellationToken);
                written(enumerator.Current);
            }

            await importer.CompleteAsync(cancellationToken);
        }
    }

    private async Task WriteAsync(NpgsqlBinaryImporter importer, object?[] row, CancellationToken cancellationToken)
    {
        await importer.StartRowAsync(cancellationToken);
        for (var i = 0; i < row.Length; i++)
        {
            await (row[i] is { } value
                ? importer.WriteAsync(value, table.Columns[i].Type, cancellationToken)
                : importer.WriteNullAsync(cancellationToken));
        }
    }
}
