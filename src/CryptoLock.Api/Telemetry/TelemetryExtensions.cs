using System.Diagnostics;
using CryptoLock.Api.Home;
using CryptoLock.Api.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CryptoLock.Api.Telemetry;

/// <summary>Sets up traces and metrics.</summary>
internal static class TelemetryExtensions
{
    private const string OwnSources = "CryptoLock.*";
    private const string AiSource = "Experimental.Microsoft.Extensions.AI";
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Traces requests, calls and the service's own work when an endpoint is configured to send that to; else nobody would see
    /// what each request paid for.
    /// </summary>
    /// <param name="builder">The host.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[EndpointKey]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("cryptolock", serviceVersion: HomeExtensions.Version))
            .WithTracing(tracing => tracing
                .AddSource(OwnSources, AiSource)
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.EnrichWithHttpRequest = (activity, _) => HideAddress(activity, null);
                    requests.EnrichWithHttpResponse = (activity, response) => HideAddress(activity, RequestRoute.Of(response.HttpContext));
                })
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(OwnSources, AiSource)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }

    /// <summary>Paths and queries hold whatever a client writes: a route takes their place, once it is known.</summary>
    private static void HideAddress(Activity activity, string? route) => activity.SetTag("url.path", route).SetTag("url.query", null);
}
