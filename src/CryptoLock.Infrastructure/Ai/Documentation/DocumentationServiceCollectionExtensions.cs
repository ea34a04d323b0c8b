using CryptoLock.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>Registers answers from the documentation.</summary>
public static class DocumentationServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IDocumentationResponder"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDocumentationResponder(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDocumentationResponder, DocumentationResponder>();
        return services;
    }

    /// <summary>Makes the documentation the <see cref="IAiResponder"/>, for a service without any model.</summary>
    /// <param name="services">Where to.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDocumentationAsAi(this IServiceCollection services)
    {
        services.AddDocumentationResponder();
        services.AddSingleton<IAiResponder, DocumentationAiResponder>();
        return services;
    }
}
