using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Lets <c>UseForwardedHeaders</c> believe the configured proxies and nobody else: ASP.NET's own default also believes
/// whatever runs on this machine.
/// </summary>
internal sealed class ForwardedHeadersSetup(IOptions<WebhookOptions> webhooks)
    : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in webhooks.Value.KnownProxies)
        {
            if (IPAddress.TryParse(text, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (IPNetwork.TryParse(text, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }

        var trustsAnybody = options.KnownProxies.Count + options.KnownIPNetworks.Count > 0;
        options.ForwardedHeaders = trustsAnybody
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;

        // Any number of proxies in a row, as each of them has to be a known one.
        options.ForwardLimit = null;
    }
}
