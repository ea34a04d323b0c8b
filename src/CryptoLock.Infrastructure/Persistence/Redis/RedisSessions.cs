using CryptoLock.Domain.Conversations;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Conversations' own values to and from their hash. The script <c>append</c> knows these names too.</summary>
internal static class RedisSessions
{
    public static RedisFields Write(ChatSessionState s) => new RedisFields()
        .Add("customer", s.Customer.Value)
        .Add("profile", s.ProfileName)
        .Add("language", s.Language?.Code)
        .Add("status", s.Status.ToString())
        .Add("reason", s.HandoffReason?.ToString())
        .Add("operator", s.OperatorName)
        .Add("last", s.LastMessageAt)
        .Add("inbound", s.LastInboundAt)
        .Add("count", s.MessageCount)
        .Add("pending", s.PendingSince)
        .Add("due", s.DueAt)
        .Add("notbefore", s.NotBefore)
        .Add("window", s.ServiceWindowEndsAt)
        .Add("held", s.HeldSince)
        .Add("silence", (int)s.Silence)
        .Add("recentsince", s.RecentSince)
        .Add("recent", s.RecentCount)
        .Add("notice", s.NoticeAt)
        .Add("person", s.AwaitingPersonSince)
        .Add("alarmed", s.IsPersonAlarmed ? "1" : null)
        .Add("version", s.Version);

    public static ChatSessionState Read(IReadOnlyDictionary<string, RedisValue> fields)
    {
        return new()
        {
            Id = new(RedisFields.Id(Of("id"))!.Value),
            CustomerKey = Of("key")!,
            Customer = ParticipantAddress.From(Of("customer")!),
            Business = ParticipantAddress.From(Of("business")!),
            ProfileName = Of("profile"),
            Language = (string?)Of("language") is { } code ? Language.FromCode(code) : null,
            Status = RedisFields.Choice<SessionStatus>(Of("status"))!.Value,
            HandoffReason = RedisFields.Choice<HandoffReason>(Of("reason")),
            OperatorName = Of("operator"),
            CreatedAt = RedisFields.Time(Of("created"))!.Value,
            LastMessageAt = RedisFields.Time(Of("last"))!.Value,
            LastInboundAt = RedisFields.Time(Of("inbound")),
            MessageCount = (int)Of("count"),
            PendingSince = RedisFields.Time(Of("pending")),
            DueAt = RedisFields.Time(Of("due")),
            NotBefore = RedisFields.Time(Of("notbefore")),
            ServiceWindowEndsAt = RedisFields.Time(Of("window")),
            HeldSince = RedisFields.Time(Of("held")),
            Silence = (SilenceLevel)(int)Of("silence"),
            RecentSince = RedisFields.Time(Of("recentsince")),
            RecentCount = (int)Of("recent"),
            NoticeAt = RedisFields.Time(Of("notice")),
            AwaitingPersonSince = RedisFields.Time(Of("person")),
            IsPersonAlarmed = !Of("alarmed").IsNull,
            Version = (long)Of("version"),
        };

        RedisValue Of(string name) => fields.GetValueOrDefault(name, RedisValue.Null);
    }

    public static ChatSessionState? Read(HashEntry[] fields) =>
        fields.Length == 0 ? null : Read(fields.ToDictionary(f => (string)f.Name!, f => f.Value));
}
