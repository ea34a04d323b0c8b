using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CryptoLock.Api.OpenApi;

internal sealed class OperationExampleTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
