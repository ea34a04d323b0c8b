using System.Net;
using System.Net.Http.Headers;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Registers Twilio.</summary>
public static class TwilioServiceCollectionExtensions
{
    private const int MaxAnswerSize = 4 * 1024 * 1024;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TypingTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds Twilio as the channel to all customers but the simulator's, and its typing indicator, besides everything
    /// that
    /// <see cref="MessagingServiceCollectionExtensions.AddMessageChannels"/> adds. May be called twice.
    /// </summary>
    /// <param name="services">The services; logging and <see cref="TimeProvider"/> are taken from them.</param>
    /// <param name="configuration">
    /// The configuration's root, which holds the section <c>Twilio</c>. Bad values stop the start.
    /// </param>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMessageChannels();
        if (services.Any(service => service.ServiceType == typeof(TwilioTypingQueue)))
        {
            return services;
        }

        services.AddSingleton<TwilioTypingQueue>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<TwilioOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<TwilioOptions>>(
            new TwilioOptionsSetup(configuration)));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<TwilioOptions>, TwilioOptionsValidator>());

        var api = services.AddTwilioClient<TwilioApiClient>(TwilioHosts.Api, options => options.RequestTimeout);
        api.AddResilienceHandler("twilio", TwilioCircuitBreaker.Configure);
        api.AddHttpMessageHandler(() => new LostConnectionHandler());
        services.Replace(ServiceDescriptor.Singleton<ISendPace, TwilioSendPace>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMessageChannel, TwilioMessageSender>());

        services.AddTwilioClient<TwilioTypingClient>(TwilioHosts.Messaging, _ => TypingTimeout)
            .AddHttpMessageHandler(() => new LostConnectionHandler());
        services.Replace(ServiceDescriptor.Singleton<ITypingIndicator, TwilioTypingIndicator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TwilioTypingWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TwilioStartNotice>());
        return services;
    }

    /// <summary>
    /// A client that may live as long as a singleton: its connections are renewed, not its handler. It never retries,
    /// whatever the host's defaults, because a message posted twice is sent twice. It writes no logs, because addresses
    /// of requests hold customers' numbers.
    /// </summary>
    private static IHttpClientBuilder AddTwilioClient<TClient>(
        this IServiceCollection services, Func<TwilioOptions, Uri> address, Func<TwilioOptions, TimeSpan> timeout)
        where TClient : class
    {
        var client = services
            .AddHttpClient<TClient>((provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<TwilioOptions>>().Value;
                http.BaseAddress = address(options);
                http.Timeout = timeout(options);
                http.MaxResponseContentBufferSize = MaxAnswerSize;
                http.DefaultRequestHeaders.Authorization = TwilioCredentials.From(options)?.ToHeader();
                http.DefaultRequestHeaders.UserAgent.Add(UserAgent);
                http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = ConnectionLifetime,
                AutomaticDecompression = DecompressionMethods.All,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(_ => true)
            .RemoveAllLoggers();
#pragma warning disable EXTEXP0001 // The only call that takes back what a host adds to all its clients.
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        return client;
    }

    private static ProductInfoHeaderValue UserAgent { get; } = new(
        "CryptoLock", typeof(TwilioServiceCollectionExtensions).Assembly.GetName().Version?.ToString(3));
}
