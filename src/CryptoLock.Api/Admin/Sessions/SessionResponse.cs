using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>A conversation.</summary>
public sealed record SessionResponse
{
    /// <summary>The conversation's id.</summary>
    /// <example>019ad0f2-7c11-7b60-9d2e-1f6a35b0c9de</example>
    public required Guid Id { get; init; }

    /// <summary>The customer's address, as the channel spells it.</summary>
    /// <example>whatsapp:+5511912345678</example>
    public required string Customer { get; init; }

    /// <summary>The company's address.</summary>
    /// <example>whatsapp:+14155238886</example>
    public required string Business { get; init; }

    /// <summary>The customer's profile name; null when the channel never gave one.</summary>
    /// <example>Maria</example>
    public required string? ProfileName { get; init; }

    /// <summary>The customer's language, as an ISO 639-1 code; null while it is not decided.</summary>
    /// <example>pt</example>
    public required string? Language { get; init; }

    /// <summary>Who answers: the assistant, a person who was asked for, an operator, or nobody.</summary>
    /// <example>automated</example>
    public required SessionStatus Status { get; init; }

    /// <summary>Why a person is needed; null when none is.</summary>
    public required HandoffReason? HandoffReason { get; init; }

    /// <summary>Name of the person who has the conversation; null when none has.</summary>
    public required string? Operator { get; init; }

    /// <summary>Messages of both sides.</summary>
    /// <example>4</example>
    public required int MessageCount { get; init; }

    /// <summary>When the first message came, UTC.</summary>
    /// <example>2026-11-30T12:00:00+00:00</example>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last message of either side came or was written, UTC.</summary>
    /// <example>2026-11-30T12:04:31+00:00</example>
    public required DateTimeOffset LastMessageAt { get; init; }

    /// <summary>Whether a message of the customer is still to be answered.</summary>
    /// <example>false</example>
    public required bool IsWaiting { get; init; }

    /// <summary>When the oldest message came that is still to be answered, UTC; null when there is none.</summary>
    public required DateTimeOffset? WaitingSince { get; init; }

    /// <summary>
    /// Since when the customer waits for a person's word, UTC; null when none is owed. Ends with the person's next message, or when the
    /// assistant has the conversation back.
    /// </summary>
    public required DateTimeOffset? AwaitingPersonSince { get; init; }

    /// <summary>
    /// Since when messages to the customer are held until they write again, because their last message is over 24 hours old, UTC;
    /// null when none are.
    /// </summary>
    public required DateTimeOffset? HeldSince { get; init; }

    internal static SessionResponse From(SessionSummary session) => new()
    {
        Id = session.Id.Value,
        Customer = session.Customer.Value,
        Business = session.Business.Value,
        ProfileName = session.ProfileName,
        Language = session.Language?.Code,
        Status = session.Status,
        HandoffReason = session.HandoffReason,
        Operator = session.OperatorName,
        MessageCount = session.MessageCount,
        CreatedAt = session.CreatedAt,
        LastMessageAt = session.LastMessageAt,
        IsWaiting = session.IsWaiting,
        WaitingSince = session.WaitingSince,
        AwaitingPersonSince = session.AwaitingPersonSince,
        HeldSince = session.HeldSince,
    };
}
