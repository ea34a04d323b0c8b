using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>Tells when there is nothing left to do.</summary>
internal static class Draining
{
    private const string OpenWork = """
        SELECT (SELECT count(*) FROM sessions WHERE due_at IS NOT NULL)
             + (SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL)
             + (SELECT count(*) FROM parts WHERE status < 2)
        """;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Waits until every message has its outcome and every part has left; then until Twilio's callbacks, three for each reply, have come.
    /// </summary>
    /// <param name="desk">The desk.</param>
    /// <param name="messages">How many messages were sent, at least.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <returns>Whether it came to rest in time.</returns>
    public static async Task<bool> DrainAsync(this LoadDesk desk, int messages, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = new SqliteConnection($"Data Source={desk.Database};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var open = connection.CreateCommand();
        open.CommandText = OpenWork;
        long replies = -1;
        while (clock.Elapsed < patience)
        {
            // The store is asked only when nothing more leaves, because asking costs time that the service needs.
            var now = await desk.Emulators.MessagesAsync();
            if (now == replies && await desk.Emulators.CallbacksAsync() >= 3 * now && (long)(await open.ExecuteScalarAsync())! == 0)
            {
                return true;
            }

            replies = now;
            await Task.Delay(Look, TimeProvider.System);
        }

        Console.Error.WriteLine($"not drained after {patience}: {await open.ExecuteScalarAsync()} of {messages} messages and their parts are open");
        return false;
    }
}
