using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Reads error bodies: an object, an array around one, or a front end's HTML. The content type is no guide to which.</summary>
internal static partial class GeminiErrorReader
{
    /// <summary>Reads the error of a response whose body is buffered.</summary>
    /// <param name="response">The response, not successful.</param>
    /// <param name="now">The time that a dated <c>Retry-After</c> is measured from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<GeminiException> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Create(Parse(body), response.StatusCode, WaitOf(response.Headers.RetryAfter, now));
    }

    /// <summary>Makes an exception of an error that came inside a successful response.</summary>
    /// <param name="error">The error.</param>
    public static GeminiException Create(GeminiError error) =>
        Create(error, error.Code is { } code ? (HttpStatusCode)code : null, null);

    /// <summary>Finds the error in a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Null when the body is none of Google's error bodies.</returns>
    public static GeminiError? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.TrimStart(" \r\n\t"u8) is not [(byte)'[', ..]
                ? JsonSerializer.Deserialize(body, GeminiJson.Wire.GeminiErrorBody)?.Error
                : JsonSerializer.Deserialize(body, GeminiJson.Wire.IReadOnlyListGeminiErrorBody) is [var first, ..] ? first.Error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GeminiException Create(GeminiError? error, HttpStatusCode? statusCode, TimeSpan? retryAfter)
    {
        var details = error?.Details ?? [];
        var reason = details.Select(d => d.Reason).FirstOrDefault(r => r is not null);
        var quotas = Clean(details.SelectMany(d => d.Violations ?? []).Select(v => v.QuotaId));
        var retryInfo = details.Select(d => Duration(d.RetryDelay)).FirstOrDefault(d => d is not null);
        var isExhausted = quotas.Any(q => q.Contains("PerDay", StringComparison.OrdinalIgnoreCase))
            || (quotas.Count == 0 && retryInfo is null && Billing().IsMatch(error?.Message ?? ""));

        return new(FailureOf((int?)statusCode, error?.Status, reason, isExhausted), statusCode)
        {
            Status = Clean([error?.Status]).FirstOrDefault(),
            Reason = Clean([reason]).FirstOrDefault(),
            RetryDelay = retryInfo ?? retryAfter,
            QuotaIds = quotas,
            Fields = Clean(details.SelectMany(d => d.FieldViolations ?? []).Select(v => v.Field)),
        };
    }

    private static GeminiFailure FailureOf(int? code, string? status, string? reason, bool isExhausted) => (code, status) switch
    {
        // A refused key is a 400, not a 401.
        _ when reason is "API_KEY_INVALID" or "API_KEY_EXPIRED" => GeminiFailure.Authentication,
        (401 or 403, _) or (_, "UNAUTHENTICATED" or "PERMISSION_DENIED") => GeminiFailure.Authentication,
        (404, _) or (_, "NOT_FOUND") => GeminiFailure.ModelNotFound,
        (429, _) or (_, "RESOURCE_EXHAUSTED") => isExhausted ? GeminiFailure.QuotaExhausted : GeminiFailure.RateLimited,
        (_, "FAILED_PRECONDITION") => GeminiFailure.NotOffered,
        (503, _) or (_, "UNAVAILABLE") => GeminiFailure.Overloaded,
        (408 or 499 or 504, _) or (_, "DEADLINE_EXCEEDED" or "CANCELLED") => GeminiFailure.Timeout,
        ( >= 500, _) or (_, "INTERNAL") or (null, _) => GeminiFailure.ServerError,
        _ => GeminiFailure.InvalidRequest,
    };

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        (header?.Delta ?? (header?.Date - now)) is { } wait && wait >= TimeSpan.Zero ? wait : null;

    // Written as "34s" or "34.07s".
    private static TimeSpan? Duration(string? text) =>
        text is [.. var number, 's']
        && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    // Words only: anything longer may be a quotation of the request.
    private static List<string> Clean(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(v => Word().IsMatch(v)).Distinct().Take(5)];

    [GeneratedRegex(@"\A[A-Za-z0-9_.\[\]-]{1,120}\z")]
    private static partial Regex Word();

    [GeneratedRegex("billing|prepa|spend|credit|per day|daily", RegexOptions.IgnoreCase)]
    private static partial Regex Billing();
}
