using System.Text.Json;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Messages and turns to and from their stored form.</summary>
internal static class RedisMessages
{
    public static string Write(MessageId id, string providerId, MessageContent content, DateTimeOffset at, MessageOutcome? outcome) =>
        Write(new RedisMessage(id.Value, content.Text, RedisTime.Write(at))
        {
            ProviderId = providerId,
            Attachments = content.Attachments is { Count: > 0 } attachments ? attachments : null,
            Location = content.Location,
            Selection = content.Selection,
            Quoted = content.QuotedProviderId,
            Intent = content.Intent,
            Outcome = outcome is null ? null : new(outcome.Kind, outcome.Turn?.Value, outcome.Reason),
        });

    public static string Write(InboundMessageState m) => Write(m.Id, m.ProviderId, m.Content, m.At, m.Outcome);

    public static string Write(OutboundMessageState m, IEnumerable<MessagePartState> parts) =>
        Write(new RedisMessage(m.Id.Value, m.Text, RedisTime.Write(m.At))
        {
            Author = m.Author,
            Turn = m.Turn?.Value,
            Origin = m.Origin,
            Parts = [.. parts.Select(p => new RedisPart(p.Id.Value, p.Text, p.IsTemplate))],
        });

    public static string Write(TurnState t) => JsonSerializer.Serialize(
        new RedisTurn(t.Id.Value, t.ReadThrough, RedisTime.Write(t.OpenedAt))
        {
            Attempts = t.Attempts,
            NotBefore = RedisTime.Write(t.NotBefore),
            Superseded = t.Superseded,
            ReplayOf = t.ReplayOf?.Value,
            IsReplayed = t.IsReplayed,
            EndedAt = RedisTime.Write(t.EndedAt),
            End = t.End,
        },
        RedisJson.Plain.RedisTurn);

    public static RedisMessage Read(string body) => JsonSerializer.Deserialize(body, RedisJson.Plain.RedisMessage)!;

    public static TurnState ReadTurn(string body)
    {
        var turn = JsonSerializer.Deserialize(body, RedisJson.Plain.RedisTurn)!;
        return new(new(turn.Id), turn.ReadThrough, RedisTime.Read(turn.OpenedAt))
        {
            Attempts = turn.Attempts,
            NotBefore = RedisTime.Read(turn.NotBefore),
            Superseded = turn.Superseded,
            ReplayOf = turn.ReplayOf is { } replayed ? new TurnId(replayed) : null,
            IsReplayed = turn.IsReplayed,
            EndedAt = RedisTime.Read(turn.EndedAt),
            End = turn.End,
        };
    }

    public static InboundMessageState ToInbound(this RedisMessage m, int position) =>
        new(new(m.Id), position, m.ProviderId!, ToContent(m), RedisTime.Read(m.At), ToOutcome(m.Outcome));

    public static OutboundMessageState ToOutbound(this RedisMessage m, int position) =>
        new(new(m.Id), position, m.Author!.Value, m.Text, RedisTime.Read(m.At), m.Turn is { } turn ? new TurnId(turn) : null, m.Origin);

    private static MessageContent ToContent(RedisMessage m) => new(m.Text)
    {
        Attachments = m.Attachments ?? [],
        Location = m.Location,
        Selection = m.Selection,
        QuotedProviderId = m.Quoted,
        Intent = m.Intent,
    };

    private static MessageOutcome? ToOutcome(RedisOutcome? outcome) => outcome is null
        ? null
        : MessageOutcome.Restore(outcome.Kind, outcome.Turn is { } turn ? new TurnId(turn) : null, outcome.Reason);

    private static string Write(RedisMessage message) => JsonSerializer.Serialize(message, RedisJson.Plain.RedisMessage);
}
