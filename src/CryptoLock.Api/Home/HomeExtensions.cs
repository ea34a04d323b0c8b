using System.Reflection;
using CryptoLock.Api.Configuration;

namespace CryptoLock.Api.Home;

/// <summary>The service's first page.</summary>
internal static class HomeExtensions
{
    /// <summary>The version of this build.</summary>
    public static string Version { get; } =
        typeof(HomeExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Maps <c>GET /</c>.</summary>
    /// <param name="app">The host.</param>
    public static void MapHome(this WebApplication app) => app
        .MapGet("/", (RunMode mode) => Describe(mode))
        .WithTags("Service")
        .WithSummary("Name, version and links of the service.")
        .Produces<HomeResponse>();

    private static HomeResponse Describe(RunMode mode)
    {
        var links = new Dictionary<string, string>
        {
            ["health"] = "/health",
            ["documentation"] = "/swagger",
            ["openapi"] = "/openapi/v1.json",
            ["sessions"] = "/api/sessions",
        };
        if (mode.IsDevelopment)
        {
            links["simulator"] = "/simulator";
        }

        return new()
        {
            Name = "CryptoLock",
            Version = Version,
            Environment = mode.Environment,
            Demo = mode.IsDemo,
            Links = links,
        };
    }
}
