using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>One message of a conversation.</summary>
public sealed record TranscriptEntryResponse
{
    /// <summary>The message's id.</summary>
    /// <example>019ad0f2-7c2a-7d14-8a3b-52e07f4c1b90</example>
    public required Guid Id { get; init; }

    /// <summary>Place in the conversation, from 1.</summary>
    /// <example>1</example>
    public required int Position { get; init; }

    /// <summary>Who wrote it.</summary>
    /// <example>customer</example>
    public required MessageAuthor Author { get; init; }

    /// <summary>The text; empty when there is none.</summary>
    /// <example>Olá, tenho dúvida sobre o PSPM</example>
    public required string Text { get; init; }

    /// <summary>Media of a customer's message, in the channel's order; empty when there are none.</summary>
    public required IReadOnlyList<AttachmentResponse> Attachments { get; init; }

    /// <summary>A place that the customer shared; null when there is none.</summary>
    public required LocationResponse? Location { get; init; }

    /// <summary>The identifier behind a button or list item that the customer chose; null when there is none.</summary>
    public required string? Selection { get; init; }

    /// <summary>When it arrived or was written, UTC.</summary>
    /// <example>2026-11-30T12:00:00+00:00</example>
    public required DateTimeOffset At { get; init; }

    /// <summary>The channel's id of a customer's message; null for others.</summary>
    /// <example>SM0123456789abcdef0123456789abcdef</example>
    public required string? ProviderId { get; init; }

    /// <summary>How a customer's message ended; null while it waits, and for others.</summary>
    public required OutcomeResponse? Outcome { get; init; }

    /// <summary>The pieces in which a message to the customer was sent, in order; empty for the customer's messages.</summary>
    public required IReadOnlyList<TranscriptPartResponse> Parts { get; init; }

    /// <summary>How the assistant's reply was made; null for other messages.</summary>
    public required OriginResponse? Origin { get; init; }

    internal static TranscriptEntryResponse From(TranscriptEntry entry) => new()
    {
        Id = entry.Id.Value,
        Position = entry.Position,
        Author = entry.Author,
        Text = entry.Content.Text,
        Attachments = [.. entry.Content.Attachments.Select(AttachmentResponse.From)],
        Location = LocationResponse.From(entry.Content.Location),
        Selection = entry.Content.Selection,
        At = entry.At,
        ProviderId = entry.ProviderId,
        Outcome = OutcomeResponse.From(entry.Outcome),
        Parts = [.. entry.Parts.Select(TranscriptPartResponse.From)],
        Origin = OriginResponse.From(entry.Origin),
    };
}
