using CryptoLock.Api.Home;
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

    /// <summary>Traces requests, calls and the service's own work; exports them only when an endpoint is configured.</summary>
    /// <param name="builder">The host.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("cryptolock", serviceVersion: HomeExtensions.Version))
            .WithTracing(tracing => tracing
                .AddSource(OwnSources, AiSource)
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpRequest = (activity, _) => HideQuery(activity))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(OwnSources, AiSource)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation());

        if (!string.IsNullOrWhiteSpace(builder.Configuration[EndpointKey]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>The library redacts values by default, but can be told not to; customers' addresses stay out in any case.</summary>
    private static void HideQuery(System.Diagnostics.Activity activity) => activity.SetTag("url.query", null);
}
