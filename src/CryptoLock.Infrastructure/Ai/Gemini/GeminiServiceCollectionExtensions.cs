using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Registers Gemini as the author of answers.</summary>
public static class GeminiServiceCollectionExtensions
{
    private const string KeyAlias = "GEMINI_API_KEY";

    /// <summary>Whether the configuration has what it takes to ask Gemini: a key, or a Vertex AI project.</summary>
    /// <param name="configuration">The configuration.</param>
    public static bool HasGemini(this IConfiguration configuration) =>
        new[] { KeyAlias, "Gemini:ApiKey", "Gemini:Vertex:ProjectId" }.Any(k => !string.IsNullOrWhiteSpace(configuration[k]));

    /// <summary>
    /// Adds <see cref="IAiResponder"/> and its <see cref="IChatClient"/> over Gemini, the probe at start and the health check
    /// <c>ai</c>. Bad settings of the section <c>Gemini</c> stop the start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddGemini(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GeminiOptions>()
            .Bind(configuration.GetSection(GeminiOptions.SectionName))
            .PostConfigure(o => Complete(o, configuration))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GeminiOptions>, GeminiOptionsValidator>());

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(sp => new GeminiEndpoint(sp.GetRequiredService<IOptions<GeminiOptions>>().Value));
        services.AddSingleton(sp => new PacedConnections(
            sp.GetRequiredService<IOptions<GeminiOptions>>().Value.ConnectTimeout, sp.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IAccessTokens>(_ => new GoogleAccessTokens());
        services.AddSingleton<GeminiHttp>().AddSingleton<GeminiModelWatch>().AddSingleton<GeminiStatus>().AddSingleton<GeminiChatClient>();
        services.AddTransient<GeminiAuthHandler>().AddTransient<GeminiBufferHandler>();
        AddHttp(services);

        services.AddHostedService<GeminiProbe>();
        services.AddHealthChecks().AddCheck<GeminiHealthCheck>("ai");
        services.AddSingleton<IChatProvider, GeminiChatProvider>();
        services.AddSingleton<IAiResponder, ChatClientResponder>();

        // No logging client: at trace level it writes whole conversations. Our own log methods know ids only.
        services.AddChatClient(sp => sp.GetRequiredService<GeminiChatClient>())
            .UseOpenTelemetry(NullLoggerFactory.Instance, AiTelemetry.SourceName, c => c.EnableSensitiveData = false)
            .Use((inner, sp) => ActivatorUtilities.CreateInstance<GeminiFailoverChatClient>(sp, inner))
            .Use((inner, sp) => ActivatorUtilities.CreateInstance<SemanticRetryChatClient>(sp, inner));
        return services;
    }

    private static void Complete(GeminiOptions options, IConfiguration configuration)
    {
        options.ApiKey = (string.IsNullOrWhiteSpace(options.ApiKey) ? configuration[KeyAlias] : options.ApiKey)?.Trim();

        // An empty list, and a list in one variable, come as a value, which the binder passes over.
        options.FallbackModels ??= configuration["Gemini:FallbackModels"]
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AddHttp(IServiceCollection services)
    {
        var http = services.AddHttpClient(GeminiHttp.ClientName, c => c.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, sp) =>
            {
                var options = sp.GetRequiredService<IOptions<GeminiOptions>>().Value;
                handler.MaxConnectionsPerServer = options.MaxConnections;
                var connections = sp.GetRequiredService<PacedConnections>();
                handler.ConnectCallback = async (context, token) => await connections.OpenAsync(context.DnsEndPoint, token);
                handler.ConnectTimeout = Timeout.InfiniteTimeSpan;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                handler.AutomaticDecompression = System.Net.DecompressionMethods.All;
                handler.UseCookies = false;

                // A redirect would carry the key to wherever it points.
                handler.AllowAutoRedirect = false;
            });
        http.AddResilienceHandler(GeminiHttp.ClientName, AddResilience)
            .SelectPipelineBy(_ => request => request.Options.TryGetValue(GeminiHttp.Model, out var model) ? model : "");

        // Within the retry, so that each attempt has a valid token and its body is read in the attempt's time.
        http.AddHttpMessageHandler<GeminiAuthHandler>().AddHttpMessageHandler<GeminiBufferHandler>()
            .AddHttpMessageHandler(() => new LostConnectionHandler());
    }

    private static void AddResilience(ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceHandlerContext context)
    {
        var options = context.ServiceProvider.GetRequiredService<IOptions<GeminiOptions>>().Value;
        var clock = context.ServiceProvider.GetRequiredService<TimeProvider>();
        builder.TimeProvider = clock;
        builder.AddTimeout(options.TotalTimeout)
            .AddRetry(new GeminiRetry(options, clock).ToStrategy())
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(Math.Max(60, 2 * options.AttemptTimeout.TotalSeconds)),
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = args => ValueTask.FromResult(GeminiRetry.IsOutage(args.Outcome)),
            })
            .AddTimeout(options.AttemptTimeout);
    }
}
