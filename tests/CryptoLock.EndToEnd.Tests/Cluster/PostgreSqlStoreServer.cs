using System.Globalization;
using CryptoLock.EndToEnd.Tests.Faults;
using CryptoLock.Testing.Servers;
using Npgsql;

namespace CryptoLock.EndToEnd.Tests.Cluster;

internal sealed class PostgreSqlStoreServer : IStoreServer
{
    private const string Database = "cluster";

    private const string Open =
        """
        SELECT (SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL AND at < $1)
            + (SELECT count(*) FROM parts JOIN messages reply ON reply.id = parts.message_id WHERE parts.status < 2 AND EXISTS (
                SELECT 1 FROM messages WHERE direction = 'in' AND outcome_turn = reply.turn_id AND at < $1))
        """;

    private readonly PostgreSqlServer _server = PostgreSqlServer.Start();
    private readonly string _connectionString;

    public PostgreSqlStoreServer() => _connectionString = _server.ConnectionStringTo(Database);

    public int Port => _server.Port;

    public IReadOnlyDictionary<string, string?> SettingsThrough(int port) => new Dictionary<string, string?>
    {
        ["Storage__Provider"] = "PostgreSql",
        ["ConnectionStrings__Storage"] = string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database={Database};Username=postgres;Maximum Pool Size=40"),
    };

    public async Task<Ledger> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        return await LedgerReader.ReadAsync(connection);
    }

    public async Task<long> CountOpenAsync(DateTimeOffset before)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Open, connection) { Parameters = { new() { Value = before.UtcTicks } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Kill()
    {
        NpgsqlConnection.ClearAllPools();
        _server.Kill();
    }

    public Task RestartAsync()
    {
        _server.Restart();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        _server.Dispose();
    }
}
