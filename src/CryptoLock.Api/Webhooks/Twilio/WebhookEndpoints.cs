using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Of all controllers' endpoints, those that Twilio calls: conventions reach no other.</summary>
/// <param name="all">All endpoints.</param>
internal sealed class WebhookEndpoints(IEndpointConventionBuilder all) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention) => all.Add(endpoint => Apply(convention, endpoint));

    public void Finally(Action<EndpointBuilder> finallyConvention) =>
        all.Finally(endpoint => Apply(finallyConvention, endpoint));

    private static void Apply(Action<EndpointBuilder> convention, EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ServiceFilterAttribute<TwilioSignatureFilter>>().Any())
        {
            convention(endpoint);
        }
    }
}
