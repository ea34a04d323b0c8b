using System.Globalization;
using System.Net.Mime;
using CryptoLock.Api.Admin.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CryptoLock.Api.OpenApi;

/// <summary>Adds what every protected operation may answer, and that it needs the key.</summary>
internal sealed class ProblemResponsesTransformer : IOpenApiOperationTransformer
{
    private static readonly (int Status, string Description)[] Shared =
    [
        (StatusCodes.Status401Unauthorized, "The API key is missing or wrong."),
        (StatusCodes.Status429TooManyRequests, "Too many requests; `Retry-After` says when to try again."),
        (StatusCodes.Status500InternalServerError, "A defect; the log has more under the `traceId`."),
        (StatusCodes.Status503ServiceUnavailable, "The store does not answer, so it is not known whether it was done. Look before you try again."),
    ];

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
        {
            return;
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
        context.Document?.AddComponent(nameof(ProblemDetails), problem);
        operation.Responses ??= [];
        foreach (var (status, description) in Shared.Concat(OfBody(operation, context)))
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), Describe(description, context.Document));
        }

        operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiKeySchemes.Header, context.Document)] = [] }];
    }

    private static IEnumerable<(int Status, string Description)> OfBody(
        OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (operation.RequestBody is null)
        {
            yield break;
        }

        var limits = context.Description.ActionDescriptor.EndpointMetadata.OfType<IRequestSizeLimitMetadata>();
        if (limits.LastOrDefault()?.MaxRequestBodySize is { } limit)
        {
            yield return (StatusCodes.Status413PayloadTooLarge, $"The body is larger than {limit / 1024} KB.");
        }

        yield return (StatusCodes.Status415UnsupportedMediaType, "The body is not JSON.");
    }

    private static OpenApiResponse Describe(string description, OpenApiDocument? document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [MediaTypeNames.Application.ProblemJson] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) },
        },
    };
}
