using System.Net;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Recognises a caller on this machine: nothing forwarded, and both ends of the connection the same.</summary>
internal static class LocalRequest
{
    private static readonly string[] ForwardingHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    public static bool IsLocal(HttpContext context)
    {
        var (remote, local) = (context.Connection.RemoteIpAddress, context.Connection.LocalIpAddress);
        if (ForwardingHeaders.Any(context.Request.Headers.ContainsKey))
        {
            return false;
        }

        // An in-memory test server knows neither end.
        return remote is null ? local is null : local is null ? IPAddress.IsLoopback(remote) : remote.Equals(local);
    }
}
