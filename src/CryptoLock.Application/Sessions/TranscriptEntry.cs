using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Sessions;

/// <summary>One message of a transcript.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Position">Place in the conversation, from 1.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Content">What it holds; outbound messages hold text only.</param>
/// <param name="At">Arrival or creation, UTC.</param>
/// <param name="ProviderId">The channel's id of an inbound message; null for outbound ones.</param>
/// <param name="Outcome">How an inbound message ended; null while it waits, and for outbound ones.</param>
/// <param name="Parts">The parts of an outbound message; empty for inbound ones.</param>
/// <param name="Origin">How the assistant's reply was made; null for others.</param>
public sealed record TranscriptEntry(
    MessageId Id,
    int Position,
    MessageAuthor Author,
    MessageContent Content,
    DateTimeOffset At,
    string? ProviderId,
    MessageOutcome? Outcome,
    IReadOnlyList<TranscriptPart> Parts,
    ReplyOrigin? Origin);

/// <summary>One part of an outbound message.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">The text as the customer sees it.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="ProviderId">The provider's id; null until accepted.</param>
/// <param name="ErrorCode">The provider's error code; null when there is none.</param>
/// <param name="ErrorCause">What went wrong, in plain words; null unless it failed.</param>
public sealed record TranscriptPart(
    PartId Id, string Text, PartStatus Status, string? ProviderId, int? ErrorCode, string? ErrorCause);
