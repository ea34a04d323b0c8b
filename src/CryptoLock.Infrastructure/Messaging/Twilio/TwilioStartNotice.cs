using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Says at start what will not work.</summary>
internal sealed partial class TwilioStartNotice(IOptions<TwilioOptions> options, ILogger<TwilioStartNotice> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RequestValidation.BaseUrlOverride is null)
        {
            LogNoCallbacks(TwilioSetting.Name("RequestValidation:BaseUrlOverride"));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        2520, LogLevel.Warning, "Twilio will not report deliveries: set {Setting} to this service's public address")]
    private partial void LogNoCallbacks(string setting);
}
