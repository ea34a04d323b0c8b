namespace CryptoLock.Api.Admin.Events;

/// <summary>The data of an event. What happened is the event's name.</summary>
public sealed class EventResponse
{
    /// <summary>The conversation; null for <c>connected</c> and <c>ping</c>.</summary>
    /// <example>01900000-0000-7000-8000-000000000001</example>
    public Guid? SessionId { get; init; }

    /// <summary>When, UTC.</summary>
    /// <example>2026-07-06T15:30:00Z</example>
    public required DateTimeOffset At { get; init; }
}
