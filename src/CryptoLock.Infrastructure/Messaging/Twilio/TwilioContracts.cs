using System.Text.Json.Serialization;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

internal sealed record MessageResource(
    string? Sid, string? From, string? To, string? Body, string? Direction, string? DateCreated);

internal sealed record MessagePage(IReadOnlyList<MessageResource>? Messages, string? NextPageUri);

/// <summary>Twilio's error. Its message is not read: it quotes numbers.</summary>
internal sealed record ErrorResource(int? Code);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(MessageResource))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(ErrorResource))]
internal sealed partial class TwilioJson : JsonSerializerContext;
