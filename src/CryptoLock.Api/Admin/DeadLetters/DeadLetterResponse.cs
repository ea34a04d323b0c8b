using CryptoLock.Application.DeadLetters;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.DeadLetters;

/// <summary>Work that was given up and that nobody has tried again.</summary>
public sealed record DeadLetterResponse
{
    /// <summary>The id of the turn or of the message.</summary>
    /// <example>019ad0f2-8e54-7f0c-b1a7-3c4d5e6f7081</example>
    public required Guid Id { get; init; }

    /// <summary>What was given up: an answer that could not be written, or a message that could not be delivered.</summary>
    /// <example>turn</example>
    public required DeadLetterKind Kind { get; init; }

    /// <summary>The conversation's id.</summary>
    /// <example>019ad0f2-7c11-7b60-9d2e-1f6a35b0c9de</example>
    public required Guid SessionId { get; init; }

    /// <summary>When it was given up, UTC.</summary>
    /// <example>2026-11-30T12:01:10+00:00</example>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why: a short code for an answer, a sentence about the delivery error for a message.</summary>
    /// <example>AssistantUnavailable</example>
    public required string Reason { get; init; }

    /// <summary>The provider's code of the delivery error; null when there is none, and for an answer.</summary>
    public required int? ErrorCode { get; init; }

    /// <summary>How often it was tried.</summary>
    /// <example>3</example>
    public required int Attempts { get; init; }

    /// <summary>Place in the transcript of the message, or of the last message that was to be answered.</summary>
    /// <example>7</example>
    public required int Position { get; init; }

    /// <summary>Who wrote the message; null for an answer that could not be written.</summary>
    public required MessageAuthor? Author { get; init; }

    internal static DeadLetterResponse From(DeadLetter letter) => new()
    {
        Id = letter.Id,
        Kind = letter.Kind,
        SessionId = letter.SessionId.Value,
        At = letter.At,
        Reason = letter.Reason,
        ErrorCode = letter.ErrorCode,
        Attempts = letter.Attempts,
        Position = letter.Position,
        Author = letter.Author,
    };
}
