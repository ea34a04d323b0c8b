using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Registers what the webhooks need besides MVC.</summary>
public static class TwilioWebhookServiceCollectionExtensions
{
    /// <summary>
    /// Adds the signature check, the binding of Twilio's forms, their options (validated at start) and the proxies that <c>UseForwardedHeaders</c> may
    /// believe; the host has to call that middleware first of all.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// The whole configuration; keys as on <see cref="TwilioWebhookOptions"/> and <see cref="WebhookOptions"/>.
    /// </param>
    public static IServiceCollection AddTwilioWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        var setup = new WebhookOptionsSetup(configuration);
        services.AddOptions<TwilioWebhookOptions>().Configure(setup.Configure).ValidateOnStart();
        services.AddOptions<WebhookOptions>().Configure(setup.Configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton<IValidateOptions<TwilioWebhookOptions>>(provider =>
            new TwilioWebhookOptionsValidator(configuration, provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, ForwardedHeadersSetup>();
        services.TryAddSingleton<TwilioSignatureFilter>();
        services.Configure<MvcOptions>(mvc => mvc.ModelBinderProviders.Insert(0, new TwilioFormBinderProvider()));
        return services;
    }
}
