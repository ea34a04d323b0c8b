using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Declares functions; all of them in one tool, as Gemini wants it.</summary>
internal static class GeminiTools
{
    public static IReadOnlyList<GeminiTool>? Write(ChatOptions options)
    {
        GeminiFunctionDeclaration[] functions = [.. (options.Tools ?? []).OfType<AIFunctionDeclaration>().Select(Declare)];
        return functions.Length > 0 ? [new(functions)] : null;
    }

    public static GeminiToolConfig? WriteMode(ChatToolMode? mode) => mode switch
    {
        AutoChatToolMode => new(new("AUTO")),
        NoneChatToolMode => new(new("NONE")),
        RequiredChatToolMode { RequiredFunctionName: { } name } => new(new("ANY", [name])),
        RequiredChatToolMode => new(new("ANY")),
        _ => null,
    };

    private static GeminiFunctionDeclaration Declare(AIFunctionDeclaration function) => new(
        function.Name,
        string.IsNullOrEmpty(function.Description) ? null : function.Description,
        GeminiSchema.Write(function.JsonSchema));
}
