using System.Net;
using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Turns Twilio's failures into ours. Twilio's own texts are left out: they quote numbers.</summary>
internal static class TwilioErrors
{
    private const int TooManyRequests = 20429;
    private const int AuthenticationFailed = 20003;

    /// <summary>The request certainly did not reach Twilio.</summary>
    public static Error Unreachable { get; } = new(
        "twilio.unreachable", ErrorKind.Transient, "Twilio could not be reached.");

    /// <summary>The message was kept back, because this process was paused before it could leave.</summary>
    public static Error TooLate { get; } = new(
        "twilio.too_late", ErrorKind.Transient, "The message was kept back: it was released too long ago.");

    /// <summary>The message may have reached Twilio.</summary>
    public static Error OutcomeUnknown { get; } = new(
        "twilio.outcome_unknown", ErrorKind.UnknownOutcome, "Twilio may or may not have accepted the message.");

    /// <summary>A question to Twilio was answered with something else.</summary>
    public static Error Unreadable { get; } = new(
        "twilio.unreadable_answer", ErrorKind.Transient, "Twilio's answer could not be read.");

    /// <summary>The failure of a message that was to be sent.</summary>
    public static Error OfSending(TwilioAnswer answer) => From(answer, ErrorKind.UnknownOutcome);

    /// <summary>The failure of a question, which can be asked again.</summary>
    public static Error OfAsking(TwilioAnswer answer) => From(answer, ErrorKind.Transient);

    private static Error From(TwilioAnswer answer, ErrorKind kindOfServerFault)
    {
        var code = answer.ErrorCode;
        var kind = KindOf((int)answer.Status, code, kindOfServerFault);
        return new Error(CodeOf(kind), kind, MessageOf(answer.Status, code))
        {
            RetryAfter = answer.RetryAfter,
            ProviderCode = code ?? (answer.Status == HttpStatusCode.TooManyRequests ? TooManyRequests : null),
        };
    }

    private static ErrorKind KindOf(int status, int? code, ErrorKind kindOfServerFault) => (status, code) switch
    {
        (429, _) => ErrorKind.RateLimited,
        (401 or 403, _) or (_, AuthenticationFailed) => ErrorKind.Authentication,
        ( >= 500 or 408, _) => kindOfServerFault,
        ( < 400, _) => ErrorKind.Configuration,
        (_, { } known) when TwilioErrorTable.Find(known) is { } error => error.Kind,
        (404 or 405 or 407, _) => ErrorKind.Configuration,
        _ => ErrorKind.Permanent,
    };

    private static string CodeOf(ErrorKind kind) => kind switch
    {
        ErrorKind.RateLimited => "twilio.rate_limited",
        ErrorKind.Transient => "twilio.unavailable",
        ErrorKind.UnknownOutcome => OutcomeUnknown.Code,
        ErrorKind.Authentication => "twilio.authentication",
        ErrorKind.Configuration => "twilio.configuration",
        _ => "twilio.refused",
    };

    private static string MessageOf(HttpStatusCode status, int? code) =>
        code is { } known && TwilioErrorTable.Find(known) is { } error
            ? $"Twilio answered {(int)status} with error {known}: {error.Cause}"
            : (int)status < 400
                ? $"Twilio answered {(int)status}, a redirect; check Twilio:ApiBaseUrl."
                : $"Twilio answered {(int)status}{(code is null ? string.Empty : $" with error {code}")}.";
}
