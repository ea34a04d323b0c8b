using System.Text.Json;
using System.Text.Json.Serialization;
using CryptoLock.Api.Admin.Auth;
using CryptoLock.Api.Configuration;
using CryptoLock.Api.Errors;
using CryptoLock.Api.Health;
using CryptoLock.Api.Logging;
using CryptoLock.Api.OpenApi;
using CryptoLock.Api.Telemetry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CryptoLock.Api.Startup;

/// <summary>Registers what every run of the web host has.</summary>
internal static class HostRegistration
{
    /// <summary>Adds the host's own services.</summary>
    /// <param name="builder">The host, its configuration complete.</param>
    /// <param name="mode">The run mode.</param>
    public static void AddHost(this WebApplicationBuilder builder, RunMode mode)
    {
        builder.Services.AddSingleton(mode);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddLogging();
        builder.AddServer();
        builder.Services.AddWebControllers();
        builder.Services.AddErrorHandling();
        builder.Services.AddApiProtection(builder.Configuration);
        builder.Services.AddDependencyHealth(mode);
        builder.Services.AddApiDocumentation();
        builder.AddTelemetry();
    }

    private static void AddServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // A buffer of 4 kB for each idle connection, instead of one more call to the kernel for each request.
        builder.WebHost.UseSockets(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false);
        if (ServerAddress.Choose(builder.Configuration) is { } address)
        {
            builder.WebHost.UseUrls(address);
        }

        builder.Services.ExplainListenFailures();
    }

    private static void ExplainListenFailures(this IServiceCollection services)
    {
        var server = services.Last(service => service.ServiceType == typeof(IServer)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IServer>(provider => new ExplainingServer(
            (IServer)ActivatorUtilities.CreateInstance(provider, server), provider.GetRequiredService<IConfiguration>())));
    }

    private static void AddWebControllers(this IServiceCollection services)
    {
        services.AddControllers(mvc =>
            {
                mvc.ModelBindingMessageProvider.HideValues();
                mvc.RemoveBracketSyntax();
            })
            .AddJsonOptions(json => Configure(json.JsonSerializerOptions));

        // The API description reads these.
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
