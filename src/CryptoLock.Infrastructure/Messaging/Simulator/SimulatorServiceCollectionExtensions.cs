using CryptoLock.Application.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CryptoLock.Infrastructure.Messaging.Simulator;

/// <summary>Registers the simulator.</summary>
public static class SimulatorServiceCollectionExtensions
{
    /// <summary>
    /// Switches the simulator on: its channel serves addresses that start with <see cref="SimulatorAddress.Prefix"/>, and its
    /// page becomes reachable to everyone without signing in. For Development and demo mode only; never in Production.
    /// Calling it twice changes nothing.
    /// </summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddSimulator(this IServiceCollection services)
    {
        services.TryAddSingleton<SimulatorEnabled>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMessageChannel, SimulatorChannel>());
        return services;
    }
}
