using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CryptoLock.Api.OpenApi;

/// <summary>
/// Describes query and form fields by the comments on their properties, and makes an example form of their examples: the
/// framework reads comments of JSON bodies only. Describes those as a whole, where it takes the comment of another parameter.
/// </summary>
internal sealed class FieldCommentsTransformer(XmlComments comments) : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var field in context.Description.ParameterDescriptions)
        {
            if (field.Source == BindingSource.Body && operation.RequestBody is { } body)
            {
                body.Description = comments.Find(field.Type)?.Summary;
            }

            if (FindComment(field) is { } comment)
            {
                DescribeParameter(operation, field.Name, comment);
                DescribeFormField(operation, field, comment);
            }
        }

        return Task.CompletedTask;
    }

    private XmlComment? FindComment(ApiParameterDescription field) =>
        field.ModelMetadata is { ContainerType: { } type, PropertyName: { } property } ? comments.Find(type, property) : null;

    private static void DescribeParameter(OpenApiOperation operation, string name, XmlComment comment)
    {
        if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == name) is OpenApiParameter parameter)
        {
            parameter.Description ??= comment.Summary;
            parameter.Example ??= comment.Example;
        }
    }

    private void DescribeFormField(OpenApiOperation operation, ApiParameterDescription field, XmlComment comment)
    {
        foreach (var form in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? [])
        {
            if (form.Schema?.Properties?.TryGetValue(field.Name, out var found) == true && found is OpenApiSchema schema)
            {
                schema.Description ??= comment.Summary;
                AddExample(form, field.Name, schema, comment.Example);

                // The framework has put the comment of a single field here.
                operation.RequestBody!.Description = comments.Find(field.ModelMetadata.ContainerType!)?.Summary;
            }
        }
    }

    private static void AddExample(OpenApiMediaType form, string name, OpenApiSchema schema, string? example)
    {
        if (example is not null)
        {
            schema.Examples ??= [example];

            // Here too: a single field's example, which is not an object.
            var whole = form.Example as JsonObject ?? [];
            whole[name] = example;
            form.Example = whole;
        }
    }
}
