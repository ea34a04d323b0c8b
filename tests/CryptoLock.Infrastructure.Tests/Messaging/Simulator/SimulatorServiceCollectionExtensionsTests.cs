using CryptoLock.Application.Simulator;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Messaging.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Tests.Messaging.Simulator;

[TestFixture]
internal sealed class SimulatorServiceCollectionExtensionsTests
{
    [Test]
    public void AddSimulator_SwitchesTheSimulatorOn()
    {
        using var services = new ServiceCollection().AddSimulator().BuildServiceProvider();

        Assert.That(services.GetService<SimulatorEnabled>(), Is.Not.Null);
    }

    [Test]
    public void AddSimulator_WhenCalledTwice_AddsOneChannel()
    {
        using var services = new ServiceCollection().AddSimulator().AddSimulator().BuildServiceProvider();

        Assert.That(services.GetServices<IMessageChannel>(), Has.Exactly(1).InstanceOf<SimulatorChannel>());
    }
}
