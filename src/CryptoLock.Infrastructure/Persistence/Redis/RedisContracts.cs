using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>A message of either side as it is stored; its position is its name.</summary>
internal sealed record RedisMessage(Guid Id, string Text, long At)
{
    public string? ProviderId { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SharedLocation? Location { get; init; }

    public string? Selection { get; init; }

    public string? Quoted { get; init; }

    public CustomerIntent? Intent { get; init; }

    public RedisOutcome? Outcome { get; init; }

    /// <summary>Null for a message of the customer.</summary>
    public MessageAuthor? Author { get; init; }

    public Guid? Turn { get; init; }

    public ReplyOrigin? Origin { get; init; }

    public IReadOnlyList<RedisPart>? Parts { get; init; }
}

internal sealed record RedisOutcome(OutcomeKind Kind, Guid? Turn, string? Reason);

/// <summary>What of a part never changes. Its place is its index.</summary>
internal sealed record RedisPart(Guid Id, string Text, bool IsTemplate);

internal sealed record RedisTurn(Guid Id, int ReadThrough, long OpenedAt)
{
    public int Attempts { get; init; }

    public long? NotBefore { get; init; }

    public int Superseded { get; init; }

    public Guid? ReplayOf { get; init; }

    public bool IsReplayed { get; init; }

    public long? EndedAt { get; init; }

    public TurnEnd? End { get; init; }
}

/// <summary>What the script <c>commit</c> wants.</summary>
internal sealed record RedisChange(
    string Id,
    string Version,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Absent,
    string Status,
    long? Due,
    long Last,
    IReadOnlyList<RedisEnding> Endings,
    IReadOnlyList<RedisNewMessage> Messages,
    IReadOnlyList<RedisPartChange> Parts,
    IReadOnlyList<RedisTurnChange> Turns);

internal sealed record RedisEnding(int Position, string Body);

internal sealed record RedisNewMessage(string Id, int Position, string Body, string Place);

internal sealed record RedisPartChange(
    string Id, string Message, string? From, bool Unsent, bool Failed, IReadOnlyList<string> Fields, IReadOnlyList<string> Absent);

internal sealed record RedisTurnChange(string Id, string Body, bool Open, long? Failed);

/// <summary>What the script <c>record</c> wants.</summary>
internal sealed record RedisReport(string Id, int Status, string? Provider, IReadOnlyList<string> Fields, IReadOnlyList<string> Absent);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RedisMessage))]
[JsonSerializable(typeof(RedisTurn))]
[JsonSerializable(typeof(RedisChange))]
[JsonSerializable(typeof(RedisReport))]
internal sealed partial class RedisJson : JsonSerializerContext
{
    /// <summary>No page ever shows this text as it is, so letters need not become escapes of six bytes.</summary>
    public static RedisJson Plain => Relaxed.Value;

    // Made after the default one, whose settings it takes.
    private static class Relaxed
    {
        public static readonly RedisJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
