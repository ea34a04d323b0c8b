using System.Text.Json;
using System.Text.Json.Serialization;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>The JSON columns: the same for EF and for the hand-written SQL.</summary>
internal static class StoredJson
{
    private const string None = "[]";

    public static string Write(IReadOnlyList<Attachment> attachments) =>
        attachments.Count == 0 ? None : JsonSerializer.Serialize(attachments, StoredJsonContext.Default.IReadOnlyListAttachment);

    public static string? Write(SharedLocation? location) =>
        location is null ? null : JsonSerializer.Serialize(location, StoredJsonContext.Default.SharedLocation);

    public static string? Write(ReplyOrigin? origin) =>
        origin is null ? null : JsonSerializer.Serialize(origin, StoredJsonContext.Default.ReplyOrigin);

    public static SharedLocation? ReadLocation(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, StoredJsonContext.Default.SharedLocation);

    public static ReplyOrigin? ReadOrigin(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, StoredJsonContext.Default.ReplyOrigin);

    public static IReadOnlyList<Attachment> ReadAttachments(string json) =>
        json == None ? [] : JsonSerializer.Deserialize(json, StoredJsonContext.Default.IReadOnlyListAttachment)!;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Attachment>))]
[JsonSerializable(typeof(SharedLocation))]
[JsonSerializable(typeof(ReplyOrigin))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
