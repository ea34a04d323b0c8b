using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Reduces JSON Schemas to the keywords that Gemini documents.</summary>
internal static class GeminiSchema
{
    private static readonly AIJsonSchemaTransformOptions Transform = new()
    {
        TransformSchemaNode = (_, node) =>
        {
            if (node is JsonObject schema)
            {
                schema.Remove("$schema");
                schema.Remove("default");
            }

            return node;
        },
    };

    public static JsonElement Write(JsonElement schema) => AIJsonUtilities.TransformSchema(schema, Transform);
}
