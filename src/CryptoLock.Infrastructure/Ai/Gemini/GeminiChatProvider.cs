using CryptoLock.Application.Common;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Gemini, as the responder sees it.</summary>
internal sealed class GeminiChatProvider(IOptions<GeminiOptions> options) : IChatProvider
{
    private readonly GeminiPriceList _prices = new(options.Value.Prices);

    public string Name => "gemini";

    public string Model => options.Value.Model;

    public decimal? CostOf(string? model, UsageDetails? usage) => _prices.CostOf(model, usage);

    public Error? Explain(Exception exception) => exception is GeminiException failure
        ? ErrorOf(failure.Failure) with { RetryAfter = failure.RetryDelay, ProviderCode = (int?)failure.StatusCode }
        : null;

    private static Error ErrorOf(GeminiFailure failure) => failure switch
    {
        GeminiFailure.InvalidRequest => new("ai.invalid_request", ErrorKind.Permanent, "Gemini refuses the request as it is."),
        GeminiFailure.Authentication => new("ai.unauthorized", ErrorKind.Authentication, "Gemini refuses our key or credentials."),
        GeminiFailure.NotOffered =>
            new("ai.not_offered", ErrorKind.Configuration, "Gemini is not offered to this project: billing or country."),
        GeminiFailure.ModelNotFound => new("ai.model_not_found", ErrorKind.Configuration, "None of the configured models is available."),
        GeminiFailure.RateLimited => new("ai.rate_limited", ErrorKind.RateLimited, "Gemini asks for patience."),
        GeminiFailure.QuotaExhausted =>
            new("ai.quota_exhausted", ErrorKind.Configuration, "The day's quota or the balance at Google is used up."),
        GeminiFailure.Overloaded => new("ai.overloaded", ErrorKind.Transient, "The model is overloaded."),
        GeminiFailure.Timeout => new("ai.timeout", ErrorKind.Transient, "Gemini did not answer in time."),
        GeminiFailure.Unreachable => new("ai.unreachable", ErrorKind.Transient, "Gemini cannot be reached."),
        GeminiFailure.Interrupted => new("ai.interrupted", ErrorKind.Transient, "The answer broke off."),
        GeminiFailure.InvalidResponse => new("ai.invalid_response", ErrorKind.Transient, "Gemini's answer cannot be read."),
        _ => new("ai.server_error", ErrorKind.Transient, "Gemini failed."),
    };
}
