using System.Diagnostics;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>Tells when there is nothing left to do.</summary>
internal static class Draining
{
    private const int CallbacksOfReply = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until so many replies have left and Twilio's callbacks for them have been taken. Asks the service nothing.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="replies">How many.</param>
    /// <param name="patience">How long to wait at most.</param>
    public static async Task WaitForRepliesAsync(this LoadDesk desk, long replies, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < patience && await desk.Emulators.CallbacksAsync() < CallbacksOfReply * replies)
        {
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>
    /// Waits until every reply has left and Twilio's callbacks for it have been taken; then until the service says that every customer's
    /// message has its outcome. Asks the service only at the end, because asking costs time that it needs, and wakes what reads pages.
    /// </summary>
    /// <param name="desk">The desk.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <returns>Whether it came to rest in time.</returns>
    public static async Task<bool> DrainAsync(this LoadDesk desk, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        var before = (Replies: -1L, Callbacks: -1L);
        while (clock.Elapsed < patience)
        {
            var now = (Replies: await desk.Emulators.MessagesAsync(), Callbacks: await desk.Emulators.CallbacksAsync());
            if (now.Replies > 0 && now == before && now.Callbacks >= CallbacksOfReply * now.Replies && await desk.UnsettledAsync() == 0)
            {
                return true;
            }

            before = now;
            await Task.Delay(Look, TimeProvider.System);
        }

        Console.Error.WriteLine($"not drained after {patience}: {before}, {await desk.UnsettledAsync()} messages without outcome");
        return false;
    }
}
