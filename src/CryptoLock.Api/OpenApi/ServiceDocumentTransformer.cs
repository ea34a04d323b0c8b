using CryptoLock.Api.Admin.Auth;
using CryptoLock.Api.Home;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CryptoLock.Api.OpenApi;

/// <summary>What the description says about the service as a whole.</summary>
internal sealed class ServiceDocumentTransformer : IOpenApiDocumentTransformer
{
    private const string Description =
        "CryptoLock answers customers on WhatsApp. Twilio posts messages and delivery reports to `/webhook`; operators read, "
        + "take over and erase conversations under `/api`. Failures are problem details (RFC 9457) with a stable `code` where there is "
        + "one, and a `traceId` to look for in the log.";

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "CryptoLock",
            Version = HomeExtensions.Version,
            Description = Description,
            License = new() { Name = "MIT", Identifier = "MIT" },
        };

        // The address of whoever asked says nothing about the service's own.
        document.Servers = [];
        document.AddComponent<IOpenApiSecurityScheme>(ApiKeySchemes.Header, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeySchemes.HeaderName,
            Description = "The key that `ADMIN_API_KEY` configures. In demo mode without a configured key none is needed.",
        });
        return Task.CompletedTask;
    }
}
