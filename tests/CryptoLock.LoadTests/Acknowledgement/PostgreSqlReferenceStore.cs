using Npgsql;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>PostgreSQL with its own durability, one connection, one batch for each transaction.</summary>
internal sealed class PostgreSqlReferenceStore(NpgsqlConnection connection) : IReferenceStore
{
    private const string Insert = "INSERT INTO inbox VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

    public static async Task<PostgreSqlReferenceStore> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Max Auto Prepare=10;Auto Prepare Min Usages=2");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            "CREATE TABLE inbox (sid text PRIMARY KEY, sender text, recipient text, profile text, body text, at bigint)", connection);
        await create.ExecuteNonQueryAsync();
        return new(connection);
    }

    public async Task CommitAsync(IReadOnlyList<ReferenceMessage> messages)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var message in messages)
        {
            batch.BatchCommands.Add(new(Insert)
            {
                Parameters =
                {
                    Text(message.Sid),
                    Text(message.From),
                    Text(message.To),
                    Text(message.ProfileName),
                    Text(message.Body),
                    new NpgsqlParameter<long> { TypedValue = TimeProvider.System.GetUtcNow().UtcTicks },
                },
            });
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };
}
