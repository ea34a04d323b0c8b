using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CryptoLock.Application.Common;

/// <summary>Names of what the application reports. Tags carry ids, kinds and codes only.</summary>
public static class CryptoLockTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "CryptoLock.Application";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Customer messages taken in; tag <c>duplicate</c>.</summary>
    internal static readonly Counter<long> MessagesReceived = Meter.CreateCounter<long>("cryptolock.messages.received");

    /// <summary>Turns that ended; tag <c>end</c>.</summary>
    internal static readonly Counter<long> TurnsEnded = Meter.CreateCounter<long>("cryptolock.turns.ended");

    /// <summary>Parts handed to the provider; tag <c>result</c>.</summary>
    internal static readonly Counter<long> PartsSent = Meter.CreateCounter<long>("cryptolock.parts.sent");

    /// <summary>Alerts raised for people; tag <c>kind</c>, the name of the event.</summary>
    internal static readonly Counter<long> Alerts = Meter.CreateCounter<long>("cryptolock.alerts");

    /// <summary>Seconds from the first unanswered message to the queued reply.</summary>
    internal static readonly Histogram<double> ReplyDelay = Meter.CreateHistogram<double>("cryptolock.reply.delay", "s");
}
