using System.Globalization;
using System.Net;
using CryptoLock.Application.Common;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>The server and how it is reached.</summary>
internal sealed class RedisStore
{
    private const string Example = "redis.example.com:6379,password=…,ssl=true";

    /// <summary>
    /// A webhook must be answered long before the channel gives up, whatever Redis does. What is configured goes before these.
    /// </summary>
    private const string Defaults =
        "name=CryptoLock,connectTimeout=2000,asyncTimeout=2000,syncTimeout=2000,connectRetry=2,keepAlive=5,";

    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromMilliseconds(500);

    private RedisStore(ConfigurationOptions settings)
    {
        Settings = settings;
        settings.SetDefaultPorts();
        settings.ReconnectRetryPolicy = new LinearRetry((int)ReconnectAfter.TotalMilliseconds);

        // One server, one kind of client: there is nothing to agree on, and no key outside the prefix.
        (settings.TieBreaker, settings.ConfigurationChannel) = (string.Empty, string.Empty);

        // The details would name keys, and a key may hold a customer's address.
        settings.IncludeDetailInExceptions = false;
        settings.IncludePerformanceCountersInExceptions = false;
    }

    public ConfigurationOptions Settings { get; }

    /// <summary>The place, without user and password.</summary>
    public string Place => string.Join(" and ", Settings.EndPoints.Select(PlaceOf));

    /// <param name="connectionString">
    /// The configured one: the client's own form, or an address that begins with <c>redis</c> or <c>rediss</c>.
    /// </param>
    /// <exception cref="StartupException">It is missing or cannot be read.</exception>
    public static RedisStore From(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new StartupException($"ConnectionStrings:Storage is missing: set it to something like \"{Example}\".");
        }

        try
        {
            var settings = Uri.TryCreate(connectionString, UriKind.Absolute, out var uri) && uri.Scheme is "redis" or "rediss"
                ? Read(uri)
                : ConfigurationOptions.Parse(Defaults + connectionString);
            return settings.EndPoints.Count > 0 ? new(settings) : throw new FormatException("There is no server in it.");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"ConnectionStrings:Storage cannot be read: set it to something like \"{Example}\".", exception);
        }
    }

    private static string PlaceOf(EndPoint server) => server is DnsEndPoint { Host: var host, Port: var port }
        ? string.Create(CultureInfo.InvariantCulture, $"{host}:{port}")
        : server.ToString()!;

    private static ConfigurationOptions Read(Uri uri)
    {
        var settings = ConfigurationOptions.Parse(Defaults);
        settings.EndPoints.Add(uri.Host, Math.Max(uri.Port, 0));
        settings.Ssl = uri.Scheme == "rediss";
        if (uri.UserInfo.Split(':', 2) is [var user, var password])
        {
            settings.User = user.Length > 0 ? Uri.UnescapeDataString(user) : null;
            settings.Password = Uri.UnescapeDataString(password);
        }

        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
        {
            settings.DefaultDatabase = int.Parse(database, CultureInfo.InvariantCulture);
        }

        return settings;
    }
}
