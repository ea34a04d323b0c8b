using System.Reflection;
using CryptoLock.Api.Simulator;
using CryptoLock.Infrastructure.Messaging.Simulator;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Api.Tests.Simulator;

/// <summary>The simulator's controllers in memory, and nothing else of the service.</summary>
internal static class SimulatorHost
{
    public static async Task<WebApplication> StartAsync(ISender sender, bool isOn = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(sender);
        builder.Services.AddControllers().ConfigureApplicationPartManager(manager =>
        {
            manager.ApplicationParts.Clear();
            manager.ApplicationParts.Add(new AssemblyPart(typeof(SimulatorController).Assembly));
            manager.FeatureProviders.Clear();
            manager.FeatureProviders.Add(new OnlySimulator());
        });
        if (isOn)
        {
            builder.Services.AddSimulator();
        }

        var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        return app;
    }

    private sealed class OnlySimulator : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) =>
            base.IsController(typeInfo) && typeInfo.Namespace == typeof(SimulatorController).Namespace;
    }
}
