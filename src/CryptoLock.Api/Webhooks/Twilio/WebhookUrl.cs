using Microsoft.AspNetCore.Http.Features;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Finds the address under which Twilio called. Path and query are taken from the wire and never encoded again.
/// </summary>
internal static class WebhookUrl
{
    /// <summary>
    /// The address, in each form it can have. Usually one; behind a path base and an override there are two, because
    /// only the proxy knows whether the base is part of the public path.
    /// </summary>
    public static IReadOnlyList<string> Of(HttpRequest request, string? baseUrlOverride)
    {
        var target = TargetOf(request);
        var pathBase = request.PathBase.ToUriComponent();
        var inner = StartsWithBase(target, pathBase) ? target[pathBase.Length..] : target;
        if (baseUrlOverride is not { } publicBase)
        {
            return [$"{request.Scheme}://{request.Host.Value}{pathBase}{inner}"];
        }

        return pathBase.Length == 0 ? [publicBase + inner] : [publicBase + inner, publicBase + pathBase + inner];
    }

    private static string TargetOf(HttpRequest request)
    {
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty;
        if (raw.StartsWith('/'))
        {
            return raw;
        }

        // A proxy may send the whole address as the target.
        var authority = raw.IndexOf("://", StringComparison.Ordinal);
        var path = authority < 0 ? -1 : raw.IndexOf('/', authority + 3);
        return path < 0
            ? request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent()
            : raw[path..];
    }

    private static bool StartsWithBase(string target, string pathBase) =>
        pathBase.Length > 0
        && target.StartsWith(pathBase, StringComparison.OrdinalIgnoreCase)
        && (target.Length == pathBase.Length || target[pathBase.Length] is '/' or '?');
}
