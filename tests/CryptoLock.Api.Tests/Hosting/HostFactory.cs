using CryptoLock.Api.Configuration;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;

namespace CryptoLock.Api.Tests.Hosting;

/// <summary>The real host in memory. Only the ports are replaced, and nothing works in the background.</summary>
internal sealed class HostFactory : WebApplicationFactory<Program>
{
    public const string Key = "a-test-key-of-some-length";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings = ConfigurationAliases.Keys.Keys.ToDictionary(alias => alias, _ => "");

    /// <summary>Development without credentials, unless settings say otherwise.</summary>
    public HostFactory(string environment = "Development", params (string Key, string Value)[] settings)
    {
        _settings["environment"] = environment;
        _settings["Logging:Directory"] = Logs;
        _settings["ConnectionStrings:Storage"] = $"Data Source={Path.Combine(_folder.Path, "store.db")};Pooling=False";
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }

        var prompt = new AssistantPrompt(
            "test_prompt", "0123456789abcdef", "Be kind.", Language.English,
            new Dictionary<Language, IReadOnlyDictionary<FixedText, string>>(), [], new GenerationSettings(null, null, 100, 0));
        Prompts.SetupGet(prompts => prompts.Active).Returns(prompt);
        PromptCheck.Setup(check => check.CheckHealthAsync(It.IsAny<HealthCheckContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(HealthCheckResult.Healthy("test_prompt"));
        OutcomesCheck.Setup(check => check.CheckHealthAsync(It.IsAny<HealthCheckContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(HealthCheckResult.Healthy("Nothing is unsettled."));
        StoreCheck.Setup(check => check.CheckHealthAsync(It.IsAny<HealthCheckContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(HealthCheckResult.Healthy("The store answers."));
    }

    public string Logs => Path.Combine(_folder.Path, "logs");

    public Mock<ISessionReader> Reader { get; } = new();

    public Mock<IChatSessionRepository> Repository { get; } = new();

    public Mock<IOutcomeLedger> Ledger { get; } = new();

    public Mock<IDeadLetterReader> DeadLetters { get; } = new();

    public Mock<IReplyFormatter> Formatter { get; } = new();

    public Mock<IPromptCatalog> Prompts { get; } = new();

    public Mock<IHealthCheck> StoreCheck { get; } = new();

    public Mock<IHealthCheck> OutcomesCheck { get; } = new();

    public Mock<IHealthCheck> PromptCheck { get; } = new();

    /// <summary>Production with every credential, so that it starts.</summary>
    public static HostFactory Production(params (string Key, string Value)[] settings) => new(
        "Production",
        [
            ("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000"),
            ("TWILIO_AUTH_TOKEN", "00000000000000000000000000000001"),
            ("TWILIO_WHATSAPP_NUMBER", "+14155238886"),
            ("GEMINI_API_KEY", "test-gemini-key"),
            ("ADMIN_API_KEY", Key),
            ("PUBLIC_BASE_URL", "https://desk.example.com"),
            .. settings,
        ]);

    public HttpClient CreateClientWithKey(string key = Key)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>The log file. Nothing is logged any more after that.</summary>
    public async Task<string> ReadLogAsync()
    {
        // Entries are written a moment late, but not later than an orderly stop.
        Services.GetRequiredService<ILoggerFactory>().Dispose();
        await using var file = new FileStream(Directory.GetFiles(Logs).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            foreach (var background in services.Where(IsOurBackgroundWork).ToArray())
            {
                services.Remove(background);
            }

            services.AddSingleton(Reader.Object);
            services.AddSingleton(Repository.Object);
            services.AddSingleton(Ledger.Object);
            services.AddSingleton(DeadLetters.Object);
            services.AddSingleton(Prompts.Object);
            services.TryAddSingleton(Mock.Of<IAiResponder>());
            services.TryAddSingleton(Mock.Of<IDocumentationResponder>());
            services.TryAddSingleton(Mock.Of<IDeliveryErrorCatalog>());
            services.TryAddSingleton(Mock.Of<ILanguageDetector>());
            services.TryAddSingleton(Mock.Of<IMessageSender>());
            services.AddSingleton(Formatter.Object);
            services.TryAddSingleton(Mock.Of<ITypingIndicator>());
            services.PostConfigure<HealthCheckServiceOptions>(health =>
            {
                Replace(health.Registrations, "store", StoreCheck.Object);
                Replace(health.Registrations, "outcomes", OutcomesCheck.Object);
                Replace(health.Registrations, "prompts", PromptCheck.Object);
            });
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _folder.Dispose();
        }
    }

    private static void Replace(ICollection<HealthCheckRegistration> checks, string name, IHealthCheck check)
    {
        foreach (var existing in checks.Where(registered => registered.Name == name).ToArray())
        {
            checks.Remove(existing);
        }

        checks.Add(new HealthCheckRegistration(name, check, failureStatus: null, tags: null));
    }

    private static bool IsOurBackgroundWork(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[1])
            ?.Namespace?.StartsWith("CryptoLock.", StringComparison.Ordinal) == true;
}
