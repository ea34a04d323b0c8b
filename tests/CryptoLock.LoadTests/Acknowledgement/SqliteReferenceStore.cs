using Microsoft.Data.Sqlite;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>A SQLite file in WAL mode with <c>synchronous=FULL</c>, one connection, one prepared insert.</summary>
internal sealed class SqliteReferenceStore : IReferenceStore
{
    private static readonly string[] Columns = ["$sid", "$from", "$to", "$profile", "$body", "$at"];

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public SqliteReferenceStore(string path)
    {
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        setUp.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE inbox (sid TEXT PRIMARY KEY, sender TEXT, recipient TEXT, profile TEXT, body TEXT, at INTEGER) WITHOUT ROWID;
            """;
        setUp.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO inbox VALUES ({string.Join(", ", Columns)}) ON CONFLICT DO NOTHING";
        foreach (var column in Columns)
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = column });
        }
    }

    public Task CommitAsync(IReadOnlyList<ReferenceMessage> messages)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _insert.Transaction = transaction;
        foreach (var message in messages)
        {
            Bind(message.Sid, message.From, message.To, message.ProfileName, message.Body, TimeProvider.System.GetUtcNow().UtcTicks);
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    private void Bind(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _insert.Parameters[i].Value = values[i];
        }
    }
}
