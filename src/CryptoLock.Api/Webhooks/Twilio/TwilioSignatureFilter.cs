using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Lets through only what Twilio signed. An authorization filter, so that a forged call is refused before anything in it
/// is bound or validated; it reads the body, within limits, and leaves it behind for model binding, as a feature.
/// </summary>
internal sealed partial class TwilioSignatureFilter(
    IOptions<TwilioWebhookOptions> signatures,
    IOptions<WebhookOptions> webhooks,
    ProblemDetailsFactory problems,
    ILogger<TwilioSignatureFilter> logger) : IAsyncAuthorizationFilter
{
    private const string TokenHeader = "X-Webhook-Token";
    private const string TokenParameter = "token";

    private readonly TwilioWebhookOptions _options = signatures.Value;
    private readonly string? _verificationToken = webhooks.Value.VerificationToken;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        try
        {
            var body = await WebhookBody.ReadAsync(request, context.HttpContext.RequestAborted);
            context.HttpContext.Features.Set(body);
            if (!HasVerificationToken(request) || !IsAuthentic(request, body))
            {
                Refuse(context, StatusCodes.Status403Forbidden, "Twilio did not sign this request for this address.");
            }
        }
        catch (BadHttpRequestException exception)
        {
            LogUnreadable(exception.StatusCode);
            Refuse(context, exception.StatusCode, exception.Message);
        }
    }

    private bool HasVerificationToken(HttpRequest request)
    {
        if (_verificationToken is not { } expected
            || request.Headers[TokenHeader].Concat(request.Query[TokenParameter]).Any(given => AreEqual(given, expected)))
        {
            return true;
        }

        LogVerificationToken();
        return false;
    }

    private bool IsAuthentic(HttpRequest request, WebhookBody body)
    {
        if (_options.AllowLocal && LocalRequest.IsLocal(request.HttpContext))
        {
            return true;
        }

        if (_options.AuthToken.Count == 0)
        {
            LogNoAuthToken();
            return false;
        }

        if (request.Headers[TwilioSignature.HeaderName].ToString() is not { Length: > 0 } signature)
        {
            LogNoSignature();
            return false;
        }

        return IsSigned(request, body, signature);
    }

    private bool IsSigned(HttpRequest request, WebhookBody body, string signature)
    {
        var urls = WebhookUrl.Of(request, _options.BaseUrlOverride);
        bool Fits(string url) => TwilioSignature.Matches(signature, url, body.Fields, _options.AuthToken);
        if (!urls.Any(Fits))
        {
            LogMismatch(Loggable(urls[0]), SignatureHint.For(request, urls[0], Fits));
            return false;
        }

        if (!body.IsForm && !TwilioSignature.MatchesBody(urls[0], body.Bytes))
        {
            LogBodyMismatch();
            return false;
        }

        return true;
    }

    private void Refuse(AuthorizationFilterContext context, int status, string detail) =>
        context.Result = new ObjectResult(problems.CreateProblemDetails(context.HttpContext, status, detail: detail))
        {
            StatusCode = status,
            ContentTypes = { "application/problem+json" },
        };

    // Of hashes, so that not even the length shows.
    private static bool AreEqual(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Hash(given ?? string.Empty), Hash(expected));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    // Neither a password in the override nor the query, which may hold the verification token.
    private static string Loggable(string url) => SignedUrl.Candidates(url).First().Split('?')[0];

    [LoggerMessage(3001, LogLevel.Warning,
        "Webhook refused: no X-Twilio-Signature header; either the caller is not Twilio or a proxy drops the header")]
    private partial void LogNoSignature();

    [LoggerMessage(3002, LogLevel.Warning,
        "Webhook refused: no auth token is configured; set Twilio:RequestValidation:AuthToken or TWILIO_AUTH_TOKEN")]
    private partial void LogNoAuthToken();

    [LoggerMessage(3003, LogLevel.Warning, "Webhook refused: the signature does not fit {Address}; {Hint}")]
    private partial void LogMismatch(string address, string hint);

    [LoggerMessage(3004, LogLevel.Warning,
        "Webhook refused: the body does not fit bodySHA256 of the signed address; something on the way changes bodies")]
    private partial void LogBodyMismatch();

    [LoggerMessage(3005, LogLevel.Warning,
        "Webhook refused: query 'token' or header X-Webhook-Token is missing or is not Webhook:VerificationToken;"
        + " the address configured at Twilio has to carry it")]
    private partial void LogVerificationToken();

    [LoggerMessage(3006, LogLevel.Information, "Webhook refused: unreadable body, answered {Status}")]
    private partial void LogUnreadable(int status);
}
