using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>Gemini registered as the service registers it, with the network, the clock and Google's tokens replaced.</summary>
internal sealed class GeminiHost : IAsyncDisposable
{
    public const string ApiKey = "FAKE-API-KEY-0000";

    public GeminiHost(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                [new("GEMINI_API_KEY", ApiKey), .. settings.Select(s => KeyValuePair.Create($"Gemini:{s.Key}", s.Value))])
            .Build();
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IAccessTokens>(Tokens);
        services.AddGemini(configuration);
        services.AddHttpClient(GeminiHttp.ClientName).ConfigurePrimaryHttpMessageHandler(() => Network);
        Services = services.BuildServiceProvider();
    }

    public StubGemini Network { get; } = new();

    public SkippingClock Clock { get; } = new();

    public LogLines Logs { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public ServiceProvider Services { get; }

    /// <summary>The client alone.</summary>
    public IChatClient Client => Services.GetRequiredService<GeminiChatClient>();

    /// <summary>The client with everything around it.</summary>
    public IChatClient Pipeline => Services.GetRequiredService<IChatClient>();

    public IAiResponder Responder => Services.GetRequiredService<IAiResponder>();

    public GeminiHost Serve(string capture, int exchange = 0)
    {
        Network.Serve(() => Capture.Load(capture, exchange).Response());
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Network.Dispose();
        Logs.Dispose();
    }
}
