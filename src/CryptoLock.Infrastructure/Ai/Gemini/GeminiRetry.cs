using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Decides what is tried again, and after how long. Repeating a call is safe: it costs money but changes nothing. Google says how long to
/// wait in the body, seldom in a header.
/// </summary>
internal sealed class GeminiRetry(GeminiOptions options, TimeProvider clock)
{
    private readonly bool _usesTokens = !string.IsNullOrWhiteSpace(options.Vertex.ProjectId);

    /// <summary>The strategy; with no retries configured it never retries.</summary>
    public HttpRetryStrategyOptions ToStrategy() => new()
    {
        MaxRetryAttempts = Math.Max(1, options.MaxRetries),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldRetryAfterHeader = false,
        ShouldHandle = async args => options.MaxRetries > 0 && await ShouldRetryAsync(args),
        DelayGenerator = DelayAsync,
    };

    /// <summary>Whether an attempt failed in a way that says the service is down; a refusal or a rate limit does not.</summary>
    public static bool IsOutage(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: GeminiException } => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result: { } response } => (int)response.StatusCode >= 500,
        _ => false,
    };

    private async ValueTask<bool> ShouldRetryAsync(RetryPredicateArguments<HttpResponseMessage> args)
    {
        var isFirst = args.AttemptNumber == 0;
        return args.Outcome switch
        {
            { Exception: GeminiException } => false,
            { Exception: HttpRequestException } => true,
            { Exception: TimeoutRejectedException } => isFirst,
            { Result: { IsSuccessStatusCode: false } response } => ShouldRetry(await ReadAsync(response, args.Context), isFirst),
            _ => false,
        };
    }

    private bool ShouldRetry(GeminiException error, bool isFirst) => !(error.RetryDelay > options.MaxRetryDelay) && error.Failure switch
    {
        GeminiFailure.RateLimited or GeminiFailure.Overloaded or GeminiFailure.ServerError => true,

        // 408 and 499 mean that we went away.
        GeminiFailure.Timeout => isFirst && error.StatusCode == HttpStatusCode.GatewayTimeout,

        // An access token may expire on its way; an API key does not.
        GeminiFailure.Authentication => _usesTokens && isFirst && error.StatusCode == HttpStatusCode.Unauthorized,
        _ => false,
    };

    private async ValueTask<TimeSpan?> DelayAsync(RetryDelayGeneratorArguments<HttpResponseMessage> args)
    {
        if (args.Outcome.Result is not { } response)
        {
            return null;
        }

        var error = await ReadAsync(response, args.Context);

        // A little more than asked, so that those who wait do not all come back in the same instant.
        return error.Failure == GeminiFailure.Authentication
            ? TimeSpan.Zero
            : error.RetryDelay * (1 + (Random.Shared.NextDouble() / 10));
    }

    private Task<GeminiException> ReadAsync(HttpResponseMessage response, ResilienceContext context) =>
        GeminiErrorReader.ReadAsync(response, clock.GetUtcNow(), context.CancellationToken);
}
