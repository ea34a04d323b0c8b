using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Backplane;

/// <summary>
/// Carries interruptions and live updates between instances, each over a channel of Redis. Connects in the background and again after every loss; what is
/// said meanwhile is lost; the send gate makes up for interruptions, and who watches looks at the store again.
/// </summary>
internal sealed partial class RedisBackplane(
    TurnInterruptions turns, LiveFeed feed, IOptions<BackplaneOptions> options, TimeProvider clock, ILogger<RedisBackplane> logger) : BackgroundService
{
    private const string Defaults = "name=CryptoLock,connectTimeout=2000,keepAlive=5,";

    private readonly Guid _self = Guid.CreateVersion7(clock.GetUtcNow());
    private readonly RedisChannel _interruptions = RedisChannel.Literal(options.Value.ChannelPrefix + "interruptions");
    private readonly RedisChannel _updates = RedisChannel.Literal(options.Value.ChannelPrefix + "updates");
    private volatile ISubscriber? _subscriber;

    /// <summary>Tells the other instances. Never blocks, never fails.</summary>
    /// <param name="sessionId">The conversation; null for all.</param>
    /// <param name="interruption">What happened to it.</param>
    public void Tell(ChatSessionId? sessionId, TurnInterruption interruption) =>
        Tell(_interruptions, new Interruption(_self, sessionId, interruption).ToString());

    /// <summary>Tells the other instances' live views. Never blocks, never fails.</summary>
    /// <param name="update">What happened.</param>
    public void Tell(LiveUpdate update) => Tell(_updates, new RelayedUpdate(_self, update).ToString());

    /// <summary>How to reach the server; null when that cannot be read.</summary>
    internal static ConfigurationOptions? Parse(BackplaneOptions options)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(Defaults + options.Redis);

            // A start does not wait for hints, and old ones are of no use.
            settings.AbortOnConnectFail = false;
            settings.BacklogPolicy = BacklogPolicy.FailFast;
            return settings.EndPoints.Count > 0 ? settings : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Parse(options.Value)!);
        connection.ConnectionFailed += (_, failure) => LogLost(failure.FailureType);
        connection.ConnectionRestored += (_, _) => LogBack();
        var subscriber = connection.GetSubscriber();
        await subscriber.SubscribeAsync(_interruptions, (_, text) => Hear(text), CommandFlags.FireAndForget);
        await subscriber.SubscribeAsync(_updates, (_, text) => HearUpdate(text), CommandFlags.FireAndForget);
        _subscriber = subscriber;
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _subscriber = null;
    }

    private void Tell(RedisChannel channel, string text)
    {
        try
        {
            _subscriber?.Publish(channel, text, CommandFlags.FireAndForget);
        }
        catch (RedisException)
        {
            // A hint is lost, nothing more.
        }
    }

    private void HearUpdate(RedisValue text)
    {
        if (RelayedUpdate.Read(text) is { } heard && heard.Sender != _self)
        {
            feed.Publish(heard.Update);
        }
    }

    private void Hear(RedisValue text)
    {
        if (Interruption.Read(text) is not { } heard || heard.Sender == _self)
        {
            return;
        }

        if (heard.SessionId is { } sessionId)
        {
            turns.Raise(sessionId, heard.Kind);
        }
        else
        {
            turns.RaiseForAll(heard.Kind);
        }
    }

    [LoggerMessage(5060, LogLevel.Warning, "The backplane is away ({Failure}); answers written in vain are stopped by the send gate alone")]
    private partial void LogLost(ConnectionFailureType failure);

    [LoggerMessage(5061, LogLevel.Information, "The backplane is back")]
    private partial void LogBack();
}
