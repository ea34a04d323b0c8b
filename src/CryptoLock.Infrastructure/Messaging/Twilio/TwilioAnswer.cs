using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>What Twilio answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="RetryAfter">The wait it asks for; null when it asks for none.</param>
/// <param name="Body">The body, which may be HTML or nothing.</param>
internal sealed record TwilioAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, byte[] Body)
{
    /// <summary>Whether it did what was asked.</summary>
    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    /// <summary>The error code; null when the body has none.</summary>
    public int? ErrorCode => Read(TwilioJson.Default.ErrorResource)?.Code;

    /// <summary>Reads the body; null when it is something else.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
