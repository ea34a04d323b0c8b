using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Sessions;

/// <summary>A conversation in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Customer">The customer's address.</param>
/// <param name="Business">The company's address.</param>
/// <param name="ProfileName">Profile name; null when never given.</param>
/// <param name="Language">Decided language; null while open.</param>
/// <param name="Status">Who answers.</param>
/// <param name="HandoffReason">Why a person is needed; null when none is.</param>
/// <param name="MessageCount">Messages, both directions.</param>
/// <param name="CreatedAt">First message, UTC.</param>
/// <param name="LastMessageAt">Last message, UTC.</param>
/// <param name="IsWaiting">Whether a customer's message has no outcome yet.</param>
public sealed record SessionSummary(
    ChatSessionId Id,
    ParticipantAddress Customer,
    ParticipantAddress Business,
    string? ProfileName,
    Language? Language,
    SessionStatus Status,
    HandoffReason? HandoffReason,
    int MessageCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastMessageAt,
    bool IsWaiting)
{
    /// <summary>Name of the person who has the conversation; null when none has.</summary>
    public string? OperatorName { get; init; }

    /// <summary>Arrival of the oldest message without an outcome, UTC; null when there is none.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Since when the customer waits for a person's word, UTC; null when none is owed.</summary>
    public DateTimeOffset? AwaitingPersonSince { get; init; }

    /// <summary>Since when messages to the customer are held until they write again, UTC; null when none are.</summary>
    public DateTimeOffset? HeldSince { get; init; }
}

/// <summary>Which conversations to list. All conditions must hold; null means no condition.</summary>
/// <param name="Status">Only with this status.</param>
/// <param name="Customer">Only of this address or customer key, exactly.</param>
/// <param name="ActiveSince">Only with a message at or after this moment, UTC.</param>
public sealed record SessionFilter(SessionStatus? Status, string? Customer, DateTimeOffset? ActiveSince);
