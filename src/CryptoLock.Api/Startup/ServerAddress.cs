using System.Globalization;
using CryptoLock.Application.Common;

namespace CryptoLock.Api.Startup;

/// <summary>Where the service listens when nobody wrote an address.</summary>
internal static class ServerAddress
{
    public const string Default = "http://localhost:5080";

    private const string Port = "PORT";

    private static readonly string[] AddressKeys = ["urls", "https_ports", "Kestrel:Endpoints"];

    /// <summary>
    /// The port that the platform names (Cloud Run, Heroku), on all addresses; it counts more than <c>HTTP_PORTS</c>, which container
    /// images set. Null when the configuration says where.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="StartupException"><c>PORT</c> is no port.</exception>
    public static string? Choose(IConfiguration configuration)
    {
        if (AddressKeys.Any(key => configuration.GetSection(key).Exists()))
        {
            return null;
        }

        if (configuration[Port] is { Length: > 0 } text)
        {
            return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
                ? $"http://*:{port}"
                : throw new StartupException($"{Port} is no port: set it to a number from 1 to 65535.");
        }

        // Not in appsettings.json, where it would win over ASPNETCORE_URLS.
        return configuration.GetSection("http_ports").Exists() ? null : Default;
    }
}
