using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Writes the contents of messages as parts. One instance walks one conversation, oldest message first.</summary>
internal sealed class GeminiPartWriter(bool isVertex)
{
    // A result does not carry its function's name, which Gemini wants.
    private readonly Dictionary<string, string> _names = [];

    public List<GeminiPart> Write(ChatMessage message)
    {
        var parts = new List<GeminiPart>();
        foreach (var content in message.Contents)
        {
            if (content is TextReasoningContent { Text.Length: 0, ProtectedData: { Length: > 0 } signature })
            {
                Sign(parts, signature);
            }
            else if (Write(content) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    // A signature follows the content that it belongs to, and goes back in the same part.
    private static void Sign(List<GeminiPart> parts, string signature)
    {
        if (parts is [.., { ThoughtSignature: null } last])
        {
            parts[^1] = last with { ThoughtSignature = signature };
        }
        else
        {
            parts.Add(new() { Text = "", ThoughtSignature = signature });
        }
    }

    private GeminiPart? Write(AIContent content) => content switch
    {
        TextReasoningContent => null,
        TextContent { Text: var text } => string.IsNullOrEmpty(text) ? null : new() { Text = text },
        DataContent data => new() { InlineData = new(GeminiMediaType.Of(data, isVertex), data.Data) },
        UriContent uri => new() { FileData = new(GeminiMediaType.Bare(uri.MediaType), uri.Uri.OriginalString) },
        HostedFileContent file => new() { FileData = new(GeminiMediaType.Bare(file.MediaType), file.FileId) },
        FunctionCallContent call => WriteCall(call),
        FunctionResultContent result => new() { FunctionResponse = GeminiCalls.Write(result, NameOf(result)) },
        _ => null,
    };

    private GeminiPart WriteCall(FunctionCallContent call)
    {
        _names[call.CallId] = call.Name;
        return new() { FunctionCall = GeminiCalls.Write(call) };
    }

    private string NameOf(FunctionResultContent result) => _names.GetValueOrDefault(result.CallId, result.CallId);
}
