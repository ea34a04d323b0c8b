using Microsoft.Data.Sqlite;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>A SQLite file in WAL mode with <c>synchronous=FULL</c>, one connection, one prepared insert.</summary>
internal sealed class SqliteReferenceStore(SqliteConnection connection, SqliteCommand insert) : IReferenceStore
{
    private static readonly string[] Columns = ["$sid", "$from", "$to", "$profile", "$body", "$at"];

    public static SqliteReferenceStore Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE inbox (sid TEXT PRIMARY KEY, sender TEXT, recipient TEXT, profile TEXT, body TEXT, at INTEGER) WITHOUT ROWID;
            """;
        setUp.ExecuteNonQuery();
        var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO inbox VALUES ({string.Join(", ", Columns)}) ON CONFLICT DO NOTHING";
        foreach (var column in Columns)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = column });
        }

        return new(connection, insert);
    }

    public Task CommitAsync(IReadOnlyList<ReferenceMessage> messages)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        insert.Transaction = transaction;
        foreach (var message in messages)
        {
            Bind(message.Sid, message.From, message.To, message.ProfileName, message.Body, TimeProvider.System.GetUtcNow().UtcTicks);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    private void Bind(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i];
        }
    }
}
