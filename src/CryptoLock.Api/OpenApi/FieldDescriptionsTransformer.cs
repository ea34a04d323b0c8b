using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CryptoLock.Api.OpenApi;

/// <summary>Describes the fields that the framework leaves without description: those of problem details, and nullable objects.</summary>
internal sealed class FieldDescriptionsTransformer : IOpenApiDocumentTransformer
{
    private static readonly Dictionary<string, string> ProblemFields = new()
    {
        ["type"] = "Address of a page about this kind of problem.",
        ["title"] = "The kind of problem, in few words.",
        ["status"] = "The HTTP status code.",
        ["detail"] = "What went wrong this time and what to do.",
        ["instance"] = "Address of this occurrence; not used.",
        ["errors"] = "What is wrong with each field, by the field's name.",
        ["code"] = "Stable code of the problem, for programs.",
        ["traceId"] = "The request's id in the log and in traces.",
    };

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (name.EndsWith("ProblemDetails", StringComparison.Ordinal))
            {
                DescribeProblem(schema);
            }

            foreach (var field in schema.Properties?.Values.OfType<OpenApiSchema>() ?? [])
            {
                // A nullable object is "null or this one"; its comment ends up on the second half.
                field.Description ??= field.OneOf?.Select(half => half.Description).FirstOrDefault(text => text is not null);
            }
        }

        return Task.CompletedTask;
    }

    private static void DescribeProblem(IOpenApiSchema schema)
    {
        foreach (var member in new[] { "code", "traceId" })
        {
            schema.Properties!.TryAdd(member, new OpenApiSchema { Type = JsonSchemaType.String });
        }

        foreach (var (name, field) in schema.Properties!)
        {
            field.Description ??= ProblemFields.GetValueOrDefault(name);
        }
    }
}
