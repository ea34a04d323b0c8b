using System.Globalization;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Twilio's error answers.</summary>
internal static class TwilioErrors
{
    public const int BadParameter = 20001;
    public const int Unauthenticated = 20003;
    public const int NotFound = 20404;
    public const int TooManyRequests = 20429;
    public const int Internal = 20500;
    public const int Unavailable = 20503;
    public const int ToInvalid = 21211;
    public const int FromMissing = 21603;
    public const int ToMissing = 21604;
    public const int FromUnusable = 21606;
    public const int CallbackInvalid = 21609;
    public const int BodyTooLong = 21617;
    public const int BodyMissing = 21619;
    public const int TooManyMedia = 21623;
    public const int ContentSidRequired = 21654;
    public const int ContentSidInvalid = 21655;
    public const int ContentVariablesInvalid = 21656;
    public const int ServiceInvalid = 21701;
    public const int ChannelMismatch = 21910;
    public const int ChannelNotFound = 63007;

    private static readonly Dictionary<int, string> Texts = new()
    {
        [BadParameter] = "Bad request: a parameter is missing or not valid",
        [Unauthenticated] = "Authenticate",
        [NotFound] = "The requested resource was not found",
        [TooManyRequests] = "Too Many Requests",
        [Internal] = "An internal server error has occurred",
        [Unavailable] = "Service unavailable",
        [ToInvalid] = "The 'To' number is not a valid phone number.",
        [FromMissing] = "A 'From' phone number is required.",
        [ToMissing] = "A 'To' phone number is required.",
        [FromUnusable] = "The 'From' phone number provided is not a valid, message-capable Twilio phone number.",
        [CallbackInvalid] = "The 'StatusCallback' URL is not a valid URL.",
        [21610] = "Attempt to send to unsubscribed recipient",
        [BodyTooLong] = "The concatenated message body exceeds the 1600 character limit.",
        [BodyMissing] = "A text message body or media urls must be specified.",
        [TooManyMedia] = "Number of media files exceeds allowed limit.",
        [ContentSidRequired] = "ContentSid Required",
        [ContentSidInvalid] = "The ContentSid is Invalid",
        [ContentVariablesInvalid] = "The ContentVariables Parameter is invalid",
        [ServiceInvalid] = "The Messaging Service does not exist.",
        [ChannelMismatch] = "Invalid From and To pair. From and To should be of the same channel",
        [ChannelNotFound] = "Twilio could not find a Channel with the specified From address",
    };

    public static int StatusOf(int code) => code switch
    {
        Unauthenticated => 401,
        NotFound => 404,
        TooManyRequests => 429,
        Internal => 500,
        Unavailable => 503,
        _ => 400,
    };

    public static Reply Reply(int code, TimeSpan? retryAfter = null)
    {
        var status = StatusOf(code);
        var reply = Hosting.Reply.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteString("message", Texts.GetValueOrDefault(code, "The message could not be sent."));
            json.WriteString("more_info", $"https://www.twilio.com/docs/errors/{code.ToString(CultureInfo.InvariantCulture)}");
            json.WriteNumber("status", status);
            json.WriteEndObject();
        });
        return retryAfter is { } wait ? reply with { Header = ("Retry-After", Seconds(wait)) } : reply;
    }

    private static string Seconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
