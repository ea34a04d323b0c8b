using CryptoLock.Application.Simulator;
using Microsoft.AspNetCore.Mvc.ActionConstraints;

namespace CryptoLock.Api.Simulator;

/// <summary>
/// Lets a controller exist only while the simulator is on. An action constraint, not a filter: routing finds nothing, so the
/// answer is the one of any unknown address, and no authorization policy gives the place away.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SimulatorOnlyAttribute : Attribute, IActionConstraintFactory
{
    public bool IsReusable => true;

    public IActionConstraint CreateInstance(IServiceProvider services) =>
        new Constraint(services.GetService<SimulatorEnabled>() is not null);

    private sealed class Constraint(bool isEnabled) : IActionConstraint
    {
        public int Order => 0;

        public bool Accept(ActionConstraintContext context) => isEnabled;
    }
}
