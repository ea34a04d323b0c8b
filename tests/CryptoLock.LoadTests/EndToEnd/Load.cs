using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>Numbered webhooks, sent over many connections, and when each was sent and accepted.</summary>
internal sealed class Load
{
    private readonly Uri _service;
    private readonly int _first;
    private readonly byte[][] _webhooks;
    private readonly DateTimeOffset[] _sent;
    private int _next = -1;
    private int _accepted;

    /// <param name="service">The service's address.</param>
    /// <param name="count">How many.</param>
    /// <param name="customers">From how many customers, in turn.</param>
    /// <param name="first">The number of the first message; each number is used once in a run.</param>
    public Load(Uri service, int count, int customers, int first = 0)
    {
        (_service, _first, _sent) = (service, first, new DateTimeOffset[count]);
        _webhooks = [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(i => PreparedWebhook.Create(service, first + i, i % customers))];
    }

    public int Count => _webhooks.Length;

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Sends them all, as fast as they are taken or at a steady rate, and returns when the last was answered.</summary>
    /// <param name="connections">Over how many connections.</param>
    /// <param name="interval">Between two messages; zero for as fast as possible.</param>
    public Task SendAsync(int connections, TimeSpan interval)
    {
        var start = TimeProvider.System.GetUtcNow();
        return Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendSomeAsync(start, interval))));
    }

    /// <summary>What became of them.</summary>
    public LoadReport Judge(IReadOnlyList<SentReply> replies)
    {
        var answered = new int[Count];
        var waits = new List<double>(Count);
        foreach (var reply in replies)
        {
            foreach (var index in Tokens.In(reply.Text).Select(token => Tokens.NumberOf(token) - _first).Where(i => i >= 0 && i < Count))
            {
                answered[index]++;
                waits.Add((reply.At - _sent[index]).TotalMilliseconds);
            }
        }

        return new LoadReport(Accepted, replies.Count, answered.Count(n => n == 0), answered.Count(n => n > 1), waits);
    }

    private async Task SendSomeAsync(DateTimeOffset start, TimeSpan interval)
    {
        using var connection = new WebhookConnection(_service);
        for (var i = Interlocked.Increment(ref _next); i < Count; i = Interlocked.Increment(ref _next))
        {
            var wait = start + (i * interval) - TimeProvider.System.GetUtcNow();
            if (interval > TimeSpan.Zero && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            _sent[i] = TimeProvider.System.GetUtcNow();
            if (await connection.SendAsync(_webhooks[i]) == 200)
            {
                Interlocked.Increment(ref _accepted);
            }
        }
    }
}

/// <summary>What became of a load.</summary>
/// <param name="Accepted">Webhooks answered with 200.</param>
/// <param name="Replies">Messages that Twilio accepted.</param>
/// <param name="Lost">Customers' messages that no reply answers.</param>
/// <param name="Doubled">Customers' messages that more than one reply answers.</param>
/// <param name="Waits">Milliseconds from each webhook to its reply at Twilio.</param>
internal sealed record LoadReport(int Accepted, int Replies, int Lost, int Doubled, List<double> Waits)
{
    /// <summary>A share of the waits is at most this long, in milliseconds.</summary>
    public double Wait(double share)
    {
        Waits.Sort();
        return Waits.Count == 0 ? double.NaN : Waits[Math.Min(Waits.Count - 1, (int)(share * Waits.Count))];
    }
}
