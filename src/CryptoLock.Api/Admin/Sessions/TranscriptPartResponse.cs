using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>One piece of a message to the customer.</summary>
public sealed record TranscriptPartResponse
{
    /// <summary>The piece's id.</summary>
    /// <example>019ad0f2-8e60-7a31-94cc-0d1e2f304152</example>
    public required Guid Id { get; init; }

    /// <summary>The text as the customer sees it.</summary>
    /// <example>Olá! Em que posso ajudar?</example>
    public required string Text { get; init; }

    /// <summary>How far it has come.</summary>
    /// <example>delivered</example>
    public required PartStatus Status { get; init; }

    /// <summary>The provider's id; null until the provider accepted it.</summary>
    /// <example>SMfedcba9876543210fedcba9876543210</example>
    public required string? ProviderId { get; init; }

    /// <summary>The provider's error code; null when there is none.</summary>
    public required int? ErrorCode { get; init; }

    /// <summary>What went wrong, in plain words; null unless it failed.</summary>
    public required string? ErrorCause { get; init; }

    internal static TranscriptPartResponse From(TranscriptPart part) => new()
    {
        Id = part.Id.Value,
        Text = part.Text,
        Status = part.Status,
        ProviderId = part.ProviderId,
        ErrorCode = part.ErrorCode,
        ErrorCause = part.ErrorCause,
    };
}
