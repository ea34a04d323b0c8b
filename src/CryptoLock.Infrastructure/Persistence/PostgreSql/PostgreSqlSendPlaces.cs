using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>One row for each sender, moved on by whoever sends.</summary>
internal sealed class PostgreSqlSendPlaces(NpgsqlDataSource database) : ISendPlaces
{
    private const string Take =
        """
        INSERT INTO send_places AS p (sender, last_place) VALUES ($1, $2)
        ON CONFLICT (sender) DO UPDATE SET last_place = greatest(p.last_place + $3, $2)
        RETURNING last_place
        """;

    public async ValueTask<DateTimeOffset> TakeAsync(
        ParticipantAddress sender, DateTimeOffset earliest, TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(Take);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sender.Value });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = earliest.UtcTicks });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = interval.Ticks });
            return new DateTimeOffset((long)(await command.ExecuteScalarAsync(cancellationToken))!, TimeSpan.Zero);
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
    }
}
