using System.Globalization;
using System.Text.Json;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>A difference as the script <c>commit</c> wants it.</summary>
internal static class RedisChanges
{
    public static string Write(SessionChanges changes)
    {
        var session = RedisSessions.Write(changes.Session);
        var change = new RedisChange(
            RedisKeys.Name(changes.Session.Id.Value),
            changes.ExpectedVersion.ToString(CultureInfo.InvariantCulture),
            session.Present,
            session.Absent,
            changes.Session.Status.ToString(),
            RedisTime.Write(changes.Session.DueAt),
            RedisTime.Write(changes.Session.LastMessageAt),
            [.. changes.Endings.Select(m => new RedisEnding(m.Position, RedisMessages.Write(m)))],
            [.. changes.Messages.Select(m => Write(m, [.. changes.NewParts.Where(p => p.MessageId == m.Id).OrderBy(p => p.Index)]))],
            [
                .. changes.MovedParts.Select(moved => Moved(moved.Part, moved.ExpectedStatus)),
                .. changes.NewParts.Select(p => Added(changes.Session.Id, p)),
            ],
            [.. changes.MovedTurns.Concat(changes.NewTurns).Select(Write)]);
        return JsonSerializer.Serialize(change, RedisJson.Plain.RedisChange);
    }

    private static RedisNewMessage Write(OutboundMessageState message, IReadOnlyList<MessagePartState> parts) => new(
        RedisKeys.Name(message.Id.Value),
        message.Position,
        RedisMessages.Write(message, parts),
        RedisPlace.Write(message, parts));

    private static RedisPartChange Moved(MessagePartState part, PartStatus from) => Write(
        part,
        RedisParts.Write(part),
        ((int)from).ToString(CultureInfo.InvariantCulture),
        failed: from is PartStatus.Failed || part.Status is PartStatus.Failed);

    private static RedisPartChange Added(ChatSessionId session, MessagePartState part) => Write(
        part,
        RedisParts.Write(part).Add("session", RedisKeys.Name(session.Value)).Add("message", RedisKeys.Name(part.MessageId.Value)),
        from: null,
        failed: part.Status is PartStatus.Failed);

    private static RedisPartChange Write(MessagePartState part, RedisFields fields, string? from, bool failed) => new(
        RedisKeys.Name(part.Id.Value),
        RedisKeys.Name(part.MessageId.Value),
        from,
        part.Status < PartStatus.Sent,
        failed,
        fields.Present,
        fields.Absent);

    private static RedisTurnChange Write(TurnState turn) => new(
        RedisKeys.Name(turn.Id.Value),
        RedisMessages.Write(turn),
        turn.End is null,
        StoredViews.IsGivenUp(turn) ? RedisTime.Write(turn.EndedAt) : null);
}
