using CryptoLock.Application.Ledger;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.Ledger;

/// <summary>A customer's message that has no outcome yet.</summary>
public sealed record UnsettledMessageResponse
{
    /// <summary>The message's id.</summary>
    /// <example>019ad0f2-7c2a-7d14-8a3b-52e07f4c1b90</example>
    public required Guid MessageId { get; init; }

    /// <summary>The conversation's id.</summary>
    /// <example>019ad0f2-7c11-7b60-9d2e-1f6a35b0c9de</example>
    public required Guid SessionId { get; init; }

    /// <summary>The channel's id of the message.</summary>
    /// <example>SM0123456789abcdef0123456789abcdef</example>
    public required string ProviderId { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    /// <example>2026-11-30T12:00:00+00:00</example>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Time since its arrival, in seconds.</summary>
    /// <example>371.2</example>
    public required double AgeSeconds { get; init; }

    /// <summary>Who answers the customer at the moment.</summary>
    /// <example>automated</example>
    public required SessionStatus SessionStatus { get; init; }

    internal static UnsettledMessageResponse From(UnsettledMessage message) => new()
    {
        MessageId = message.Id.Value,
        SessionId = message.SessionId.Value,
        ProviderId = message.ProviderId,
        ReceivedAt = message.ReceivedAt,
        AgeSeconds = Math.Round(message.Age.TotalSeconds, 1),
        SessionStatus = message.SessionStatus,
    };
}
