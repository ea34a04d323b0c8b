using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Testing.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

/// <summary>The adapter as it is registered, over a stub network.</summary>
internal sealed class TwilioHarness : IDisposable
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string AuthToken = "secret-token";
    public const string Customer = "whatsapp:+5511999990000";
    public const string Company = "whatsapp:+14155238886";
    public const string Text = "Olá & até já: 100% + 😀";
    public const string Part = "01900000-0000-7000-8000-000000000001";

    private readonly ServiceProvider _provider;

    public TwilioHarness(StubHttpMessageHandler network, params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddTwilio(Configuration(settings));
        services.AddHttpClient(nameof(TwilioApiClient)).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddHttpClient(nameof(TwilioTypingClient)).ConfigurePrimaryHttpMessageHandler(() => network);
        _provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public RecordingLoggerProvider Log { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IMessageSender Sender => Get<IMessageSender>();

    public static OutgoingPart CreatePart(string from = Company, string to = Customer, string text = Text) =>
        new(new PartId(Guid.Parse(Part)), ParticipantAddress.From(from), ParticipantAddress.From(to), text);

    public static IConfiguration Configuration(params (string Key, string? Value)[] settings)
    {
        (string Key, string? Value)[] defaults =
        [
            ("Twilio:Client:AccountSid", AccountSid),
            ("Twilio:AuthToken", AuthToken),
            ("Twilio:RequestValidation:BaseUrlOverride", "https://desk.example.com/"),
        ];
        return new ConfigurationBuilder()
            .AddInMemoryCollection(defaults.Select(s => KeyValuePair.Create(s.Key, s.Value)))
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
            .Build();
    }

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public IEnumerable<T> GetAll<T>() => _provider.GetServices<T>();

    public void Dispose() => _provider.Dispose();
}
