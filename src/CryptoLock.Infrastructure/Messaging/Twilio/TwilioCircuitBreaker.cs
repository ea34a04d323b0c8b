using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// Stops calling Twilio for a while when most calls fail. What is refused here certainly did not reach Twilio, so it is
/// simply tried later, and no message is left with an unknown outcome meanwhile.
/// </summary>
internal static class TwilioCircuitBreaker
{
    /// <summary>How long nothing is sent after the breaker opened.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(15);

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceHandlerContext context)
    {
        builder.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        builder.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = BreakDuration,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
            {
                { Exception: { } exception } => TwilioApiClient.IsTransportFailure(exception),
                { Result: { } response } => (int)response.StatusCode >= 500,
                _ => false,
            }),
        });
    }
}
