using System.Diagnostics.CodeAnalysis;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>How a customer's message ended.</summary>
public sealed record OutcomeResponse
{
    /// <summary>The kind of ending.</summary>
    /// <example>answered</example>
    public required OutcomeKind Kind { get; init; }

    /// <summary>The turn whose reply answers the message; null when none does.</summary>
    /// <example>019ad0f2-8e54-7f0c-b1a7-3c4d5e6f7081</example>
    public required Guid? TurnId { get; init; }

    /// <summary>A short code that says why it was not answered; null when it was.</summary>
    public required string? Reason { get; init; }

    [return: NotNullIfNotNull(nameof(outcome))]
    internal static OutcomeResponse? From(MessageOutcome? outcome) => outcome is null ? null : new()
    {
        Kind = outcome.Kind,
        TurnId = outcome.Turn?.Value,
        Reason = outcome.Reason,
    };
}
