using CryptoLock.Infrastructure.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>The database that is filled, in one transaction.</summary>
internal sealed class TargetStore : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlDbContext _db;

    private TargetStore(NpgsqlConnection connection, string place)
    {
        (_connection, Place) = (connection, place);
        _db = new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql(connection).Options);
    }

    /// <summary>How a person calls it, without user and password.</summary>
    public string Place { get; }

    /// <summary>Migrations that it lacks.</summary>
    public int MissingMigrations { get; private set; }

    public IModel Model => _db.Model;

    private string[] Tables => [.. Model.GetRelationalModel().Tables.Select(table => $"\"{table.Name}\"")];

    /// <param name="to">A connection string.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <exception cref="StoreCopyException">It cannot be read, or a newer version made the database.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<TargetStore> OpenAsync(PostgreSqlStore to, CancellationToken cancellationToken)
    {
        // A large table takes its time, and so does checking it.
        var settings = new NpgsqlConnectionStringBuilder(to.ConnectionString) { CommandTimeout = 0, Pooling = false };
        var target = new TargetStore(new NpgsqlConnection(settings.ToString()), $"The PostgreSQL database {to.Place}");
        try
        {
            await target._connection.OpenAsync(cancellationToken);
            target.MissingMigrations = await SchemaCheck.CountMissingAsync(target._db, target.Place, cancellationToken);
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    public Task MigrateAsync(CancellationToken cancellationToken) => _db.Database.MigrateAsync(cancellationToken);

    /// <summary>Begins the transaction in which everything happens, and keeps others from writing until it ends.</summary>
    /// <param name="plan">The tables that are filled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreCopyException">There is data in the database already.</exception>
    public async Task<NpgsqlTransaction> BeginAsync(IEnumerable<TransferTable> plan, CancellationToken cancellationToken)
    {
        var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync($"SET LOCAL lock_timeout = '5s'; LOCK TABLE {string.Join(", ", Tables)} IN EXCLUSIVE MODE", cancellationToken);
        await RefuseDataAsync(plan, cancellationToken);
        return transaction;
    }

    /// <summary>What is in other tables is no conversation: a readiness probe is enough to write there.</summary>
    /// <param name="plan">The tables that are filled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreCopyException">There is data in a table.</exception>
    public async Task RefuseDataAsync(IEnumerable<TransferTable> plan, CancellationToken cancellationToken)
    {
        foreach (var table in plan.Select(table => $"\"{table.Name}\""))
        {
            if (await AskAsync($"SELECT to_regclass('{table}') IS NOT NULL", cancellationToken)
                && await AskAsync($"SELECT EXISTS (SELECT FROM {table})", cancellationToken))
            {
                throw new StoreCopyException($"{Place} has data already (in {table}): give an empty database. Nothing was copied.");
            }
        }
    }

    /// <summary>Appends the rows to a table; see <see cref="RowImport"/>.</summary>
    public Task WriteAsync(
        TransferTable table, IAsyncEnumerable<object?[]> rows, Action<object?[]> written, CancellationToken cancellationToken) =>
        new RowImport(_connection, table).RunAsync(rows, written, cancellationToken);

    /// <summary>What a table now holds.</summary>
    public async Task<TableDigest> DigestAsync(TransferTable table, CancellationToken cancellationToken)
    {
        var digest = new TableDigest();
        await using var command = new NpgsqlCommand(table.Select, _connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new object?[table.Columns.Count];
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = table.Columns[i].Read(reader, i);
            }

            digest.Add(row);
        }

        return digest;
    }

    /// <summary>Tells the planner what came, instead of leaving it to the first autovacuum, which mends a failure of this.</summary>
    public async Task AnalyzeAsync()
    {
        try
        {
            await ExecuteAsync($"ANALYZE {string.Join(", ", Tables)}", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The data is there, which is what counts.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<bool> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
