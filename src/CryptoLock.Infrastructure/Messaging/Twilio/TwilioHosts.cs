namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Where Twilio's APIs are.</summary>
internal static class TwilioHosts
{
    private const string DefaultRegion = "us1";

    private static readonly Dictionary<string, string> EdgeOfRegion = new(StringComparer.Ordinal)
    {
        ["us1"] = "ashburn",
        ["us2"] = "umatilla",
        ["ie1"] = "dublin",
        ["de1"] = "frankfurt",
        ["au1"] = "sydney",
        ["jp1"] = "tokyo",
        ["br1"] = "sao-paulo",
        ["sg1"] = "singapore",
    };

    /// <summary>The base address of the REST API, with a slash at its end.</summary>
    public static Uri Api(TwilioOptions options) => Build("api", options.ApiBaseUrl, options.Client);

    /// <summary>The base address of the messaging API, with a slash at its end.</summary>
    public static Uri Messaging(TwilioOptions options) =>
        Build("messaging", options.MessagingBaseUrl ?? options.ApiBaseUrl, options.Client);

    /// <summary>The base address of the content API, with a slash at its end.</summary>
    public static Uri Content(TwilioOptions options) =>
        Build("content", options.ContentBaseUrl ?? options.ApiBaseUrl, options.Client);

    /// <summary>Whether the host is known: a region needs an edge, ours or its own.</summary>
    public static bool IsPlaceKnown(TwilioClientOptions client) =>
        client.Region is not { } region || client.Edge is not null || EdgeOfRegion.ContainsKey(region);

    private static Uri Build(string product, string? baseUrl, TwilioClientOptions client) =>
        new(baseUrl is null ? $"https://{product}{Place(client)}.twilio.com/" : baseUrl.TrimEnd('/') + "/");

    /// <summary>Edge and region, never the region alone: Twilio has switched those hosts off.</summary>
    private static string Place(TwilioClientOptions client) => (client.Edge, client.Region) switch
    {
        (null, null) => string.Empty,
        (null, var region) => $".{EdgeOfRegion[region]}.{region}",
        (var edge, var region) => $".{edge}.{region ?? DefaultRegion}",
    };
}
