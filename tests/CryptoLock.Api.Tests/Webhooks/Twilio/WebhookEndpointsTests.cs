using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class WebhookEndpointsTests
{
    /// <summary>A short-circuited endpoint is seen by no key, no rate limit and no other middleware.</summary>
    [Test]
    public void Endpoints_ThatSkipTheKey_AreThoseThatAskForASignature()
    {
        using var host = HostFactory.Production();
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var open = endpoints.Where(IsShortCircuited).Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct();
        var signed = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ServiceFilterAttribute<TwilioSignatureFilter>>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct();

        Assert.That(open, Is.EquivalentTo(new[] { "webhook", "webhook/status", "webhook/status/{partId:guid}" }));
        Assert.That(open, Is.EquivalentTo(signed));
    }

    // The framework keeps the type to itself.
    private static bool IsShortCircuited(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().Name == "ShortCircuitMetadata");
}
