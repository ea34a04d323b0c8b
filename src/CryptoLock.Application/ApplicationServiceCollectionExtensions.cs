using CryptoLock.Application.Common.Behaviors;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using FluentValidation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application;

/// <summary>Registers the use cases.</summary>
public static class ApplicationServiceCollectionExtensions
{
    /// <summary>Adds the use cases, their validation and the order of what happens around each of them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Holds the section <c>Conversation</c>.</param>
    public static IServiceCollection AddApplication(this IServiceCollection services, IConfiguration configuration)
    {
        var assembly = typeof(ApplicationServiceCollectionExtensions).Assembly;
        services.AddMediatR(mediator => mediator
            .RegisterServicesFromAssembly(assembly)
            .AddOpenBehavior(typeof(TracingBehavior<,>))
            .AddOpenBehavior(typeof(LoggingBehavior<,>))
            .AddOpenBehavior(typeof(ValidationBehavior<,>)));
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<FixedTexts>();
        services.AddScoped<TurnGuards>();
        services.AddScoped<TurnWriter>();
        services.AddScoped<AnswerWriter>();
        services.AddScoped<SilenceBreaker>();
        services.AddScoped<ReplyDelivery>();
        services.AddScoped<PartOutcomes>();
        services.AddScoped<FailedDelivery>();
        services.AddScoped<IDomainEventPublisher, DomainEventPublisher>();
        services.AddSingleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>();
        services.AddOptions<ConversationOptions>().Bind(configuration.GetSection(ConversationOptions.SectionName)).ValidateOnStart();
        return services;
    }
}
