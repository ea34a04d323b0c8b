using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlProbe(NpgsqlDataSource database) : IStoreProbe
{
    private const int PatienceInSeconds = 2;

    // The row is nobody's: no sender has an empty address.
    private const string Write =
        "INSERT INTO send_places (sender, last_place) VALUES ('', 0) ON CONFLICT (sender) DO UPDATE SET last_place = 0";

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(Write);
            command.CommandTimeout = PatienceInSeconds;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
    }
}
