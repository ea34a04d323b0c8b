using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Reads a row of each of the <see cref="StoredQueries"/>. Columns are taken by their place there.</summary>
internal static class StoredRows
{
    public static ChatSessionState Session(ChatSessionId id, IStoredRow row) => new()
    {
        Id = id,
        CustomerKey = row.GetString(0),
        Customer = ParticipantAddress.From(row.GetString(1)),
        Business = ParticipantAddress.From(row.GetString(2)),
        ProfileName = row.GetTextOrNull(3),
        Language = row.GetTextOrNull(4) is { } code ? Language.FromCode(code) : null,
        Status = row.GetName<SessionStatus>(5),
        HandoffReason = row.GetNameOrNull<HandoffReason>(6),
        OperatorName = row.GetTextOrNull(7),
        CreatedAt = row.GetTime(8),
        LastMessageAt = row.GetTime(9),
        LastInboundAt = row.GetTimeOrNull(10),
        MessageCount = row.GetInt32(11),
        PendingSince = row.GetTimeOrNull(12),
        DueAt = row.GetTimeOrNull(13),
        NotBefore = row.GetTimeOrNull(14),
        ServiceWindowEndsAt = row.GetTimeOrNull(15),
        HeldSince = row.GetTimeOrNull(16),
        Silence = (SilenceLevel)row.GetInt32(17),
        RecentSince = row.GetTimeOrNull(18),
        RecentCount = row.GetInt32(19),
        NoticeAt = row.GetTimeOrNull(20),
        AwaitingPersonSince = row.GetTimeOrNull(21),
        IsPersonAlarmed = row.GetBoolean(22),
        Version = row.GetInt64(23),
    };

    public static InboundMessageState Pending(IStoredRow row) => new(
        new(row.GetGuid(0)), row.GetInt32(1), row.GetString(2), Content(row, text: 3, rest: 5), row.GetTime(4), Outcome: null);

    public static TurnState Turn(IStoredRow row) => new(new(row.GetGuid(0)), row.GetInt32(1), row.GetTime(2))
    {
        Attempts = row.GetInt32(3),
        NotBefore = row.GetTimeOrNull(4),
        Superseded = row.GetInt32(5),
        ReplayOf = row.GetGuidOrNull(6) is { } original ? new TurnId(original) : null,
        IsReplayed = row.GetBoolean(7),
        EndedAt = row.GetTimeOrNull(8),
        End = row.GetNameOrNull<TurnEnd>(9),
    };

    public static MessageId OutboundId(IStoredRow row) => new(row.GetGuid(0));

    public static OutboundMessageState Outbound(MessageId id, IStoredRow row) => new(
        id,
        row.GetInt32(1),
        row.GetName<MessageAuthor>(2),
        row.GetString(3),
        row.GetTime(4),
        row.GetGuidOrNull(5) is { } turn ? new TurnId(turn) : null,
        StoredJson.ReadOrigin(row.GetTextOrNull(6)));

    public static MessagePartState Part(MessageId message, IStoredRow row) =>
        new(new(row.GetGuid(7)), message, row.GetInt32(8), row.GetString(9), row.GetBoolean(10))
        {
            Status = (PartStatus)row.GetInt32(11),
            ProviderId = row.GetTextOrNull(12),
            Attempts = row.GetInt32(13),
            ChangedAt = row.GetTimeOrNull(14),
            ErrorCode = row.GetNumberOrNull(15),
            ErrorCause = row.GetTextOrNull(16),
            ReplacedBy = row.GetGuidOrNull(17) is { } other ? new PartId(other) : null,
        };

    public static int Position(IStoredRow row) => row.GetInt32(1);

    public static TranscriptEntry Entry(IStoredRow row, IReadOnlyList<TranscriptPart> parts)
    {
        var isInbound = row.GetString(5) == "in";
        return new(
            new(row.GetGuid(0)),
            row.GetInt32(1),
            row.GetName<MessageAuthor>(2),
            isInbound ? Content(row, text: 3, rest: 7) : new(row.GetString(3)),
            row.GetTime(4),
            row.GetTextOrNull(6),
            Outcome(row),
            parts,
            StoredJson.ReadOrigin(row.GetTextOrNull(15)));
    }

    public static TranscriptPart? EntryPart(IStoredRow row) => row.IsDBNull(16)
        ? null
        : new(
            new(row.GetGuid(16)),
            row.GetString(17),
            (PartStatus)row.GetInt32(18),
            row.GetTextOrNull(19),
            row.GetNumberOrNull(20),
            row.GetTextOrNull(21));

    private static MessageOutcome? Outcome(IStoredRow row) => row.GetNameOrNull<OutcomeKind>(12) is { } kind
        ? MessageOutcome.Restore(kind, row.GetGuidOrNull(13) is { } turn ? new TurnId(turn) : null, row.GetTextOrNull(14))
        : null;

    private static MessageContent Content(IStoredRow row, int text, int rest) => new(row.GetString(text))
    {
        Attachments = StoredJson.ReadAttachments(row.GetString(rest)),
        Location = StoredJson.ReadLocation(row.GetTextOrNull(rest + 1)),
        Selection = row.GetTextOrNull(rest + 2),
        QuotedProviderId = row.GetTextOrNull(rest + 3),
        Intent = row.GetNameOrNull<CustomerIntent>(rest + 4),
    };
}
