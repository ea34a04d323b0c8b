using System.Runtime.CompilerServices;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>The file that is copied. While it is open nobody else can use it, so that no message is taken in and left behind.</summary>
internal sealed class SourceStore : IAsyncDisposable
{
    /// <summary>In WAL mode, which the service sets, this fails as long as any other connection exists.</summary>
    private const string TakeAlone = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT count(*) FROM sqlite_master";

    private const char Nul = '\0';
    private const char Replacement = '\uFFFD';

    private readonly SqliteConnection _connection;
    private readonly SqliteDbContext _db;

    private SourceStore(SqliteConnection connection, string place)
    {
        (_connection, Place) = (connection, place);
        _db = new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).Options);
    }

    /// <summary>How a person calls it.</summary>
    public string Place { get; }

    public IModel Model => _db.Model;

    /// <summary>How many texts held a NUL character, which PostgreSQL cannot store; U+FFFD stands in its place.</summary>
    public int TextsWithNul { get; private set; }

    /// <param name="from">A path or a connection string.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <exception cref="StoreCopyException">It is no store of this version, or somebody uses it.</exception>
    public static async Task<SourceStore> OpenAsync(string from, CancellationToken cancellationToken)
    {
        var file = SourceFile.Of(from);
        var place = $"The SQLite file {file}";
        if (!File.Exists(file))
        {
            throw new StoreCopyException($"{place} does not exist.");
        }

        // Time-outs are seconds: long enough for a connection that is just closing.
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 2 };
        var source = new SourceStore(new SqliteConnection(settings.ToString()), place);
        try
        {
            await source.PrepareAsync(cancellationToken);
            return source;
        }
        catch (Exception exception)
        {
            await source.DisposeAsync();
            throw exception is SqliteException fault ? CopyFaults.Explain(fault, place) : exception;
        }
    }

    public async Task<long> CountAsync(TransferTable table, CancellationToken cancellationToken)
    {
        await using var command = new SqliteCommand(table.Count, _connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The rows one by one; each is gone when the next is read.</summary>
    public async IAsyncEnumerable<object?[]> ReadAsync(TransferTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new SqliteCommand(table.Select, _connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new object?[table.Columns.Count];
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Storable(table.Columns[i].Read(reader, i));
            }

            yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _connection.OpenAsync(cancellationToken);
        await using var command = new SqliteCommand(TakeAlone, _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        var missing = await SchemaCheck.CountMissingAsync(_db, Place, cancellationToken);
        if (missing == _db.Database.GetMigrations().Count())
        {
            throw new StoreCopyException($"{Place} is not a store of CryptoLock.");
        }

        if (missing > 0)
        {
            throw new StoreCopyException($"{Place} was made by an older version: start the service of this version on it once, which brings it up to date, stop it, then try again.");
        }
    }

    private object? Storable(object? value)
    {
        if (value is not string text || !text.Contains(Nul, StringComparison.Ordinal))
        {
            return value;
        }

        TextsWithNul++;
        return text.Replace(Nul, Replacement);
    }
}
