using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Infrastructure.Messaging.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>Registers what all channels share.</summary>
public static class MessagingServiceCollectionExtensions
{
    /// <summary>
    /// Adds the sender that picks a channel per customer, the formatter, the meaning of delivery errors, a typing
    /// indicator that shows nothing and a pace that never waits. Channels are added apart; without one, sending fails with a configuration error.
    /// May be called twice.
    /// </summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddMessageChannels(this IServiceCollection services)
    {
        services.TryAddSingleton<IMessageSender, ChannelRouter>();
        services.TryAddSingleton<ISendPace, NoSendPace>();
        services.TryAddSingleton<ISendPlaces, InProcessSendPlaces>();
        services.TryAddSingleton<ITypingIndicator, NoTypingIndicator>();
        services.TryAddSingleton<IDeliveryErrorCatalog, TwilioErrorCatalog>();
        return services.AddWhatsAppFormatting();
    }

    /// <summary>Adds the formatter that turns Markdown into WhatsApp messages. May be called twice.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddWhatsAppFormatting(this IServiceCollection services)
    {
        services.TryAddSingleton<IReplyFormatter, WhatsAppReplyFormatter>();
        return services;
    }
}
