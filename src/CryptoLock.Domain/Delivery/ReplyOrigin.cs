namespace CryptoLock.Domain.Delivery;

/// <summary>How a reply was made.</summary>
/// <param name="Responder">Which kind of responder wrote it, such as <c>gemini</c> or <c>documentation</c>.</param>
/// <param name="PromptName">Name of the prompt.</param>
/// <param name="PromptHash">Hash of the prompt's content, knowledge included; lower-case hex.</param>
public sealed record ReplyOrigin(string Responder, string PromptName, string PromptHash)
{
    /// <summary>The model that was asked; null when no model was.</summary>
    public string? ModelAsked { get; init; }

    /// <summary>The model that the provider says answered; providers reroute retired models. Null when unknown.</summary>
    public string? ModelUsed { get; init; }

    /// <summary>Tokens read, cached ones included; null when unknown.</summary>
    public long? InputTokens { get; init; }

    /// <summary>The part of <see cref="InputTokens"/> that came from the provider's cache; null when unknown.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Tokens written, thinking included; null when unknown.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Price of the call in US dollars by the configured price list; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Time from asking to the complete answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Why the model stopped, in the provider's lower-case word; null when unknown.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Names of the tools called, in order; empty when none.</summary>
    public IReadOnlyList<string> ToolsCalled { get; init; } = [];
}
