using System.Text.Json;

namespace CryptoLock.Emulators.Gemini;

/// <summary>What the model says.</summary>
/// <param name="Text">Its text; empty for none.</param>
public sealed record GeminiAnswer(string Text)
{
    /// <summary>Why it stopped.</summary>
    public string FinishReason { get; init; } = "STOP";

    /// <summary>Functions it wants called.</summary>
    public IReadOnlyList<GeminiFunctionCall> FunctionCalls { get; init; } = [];

    /// <summary>A summary of its thoughts, sent when the request wants thoughts; null for the usual one.</summary>
    public string? Thought { get; init; }

    /// <summary>Tokens spent on thinking; 0 for none.</summary>
    public int ThoughtTokens { get; init; }

    /// <summary>An answer of text alone.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator GeminiAnswer(string text) => new(text);

    /// <summary>An answer of text alone.</summary>
    /// <param name="text">The text.</param>
    public static GeminiAnswer FromString(string text) => new(text);
}

/// <summary>A function that the model wants called.</summary>
/// <param name="Name">The function.</param>
/// <param name="Args">Its arguments, an object.</param>
/// <param name="Id">Identifies the call.</param>
public sealed record GeminiFunctionCall(string Name, JsonElement Args, string Id = "call_0001");
