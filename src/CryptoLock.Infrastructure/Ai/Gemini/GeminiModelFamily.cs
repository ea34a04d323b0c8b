namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>How a family of models is told how much to think.</summary>
internal enum ThinkingControl
{
    None,
    Budget,
    Level,
}

/// <summary>What a family of models accepts. What it does not accept is left out of the request.</summary>
/// <param name="Thinking">How thinking is controlled.</param>
/// <param name="Sampling">Whether temperature, top-p and top-k count; elsewhere they are ignored, and will be refused.</param>
/// <param name="Penalties">Whether presence and frequency penalties are accepted.</param>
/// <param name="Prefill">Whether the last turn may be the model's.</param>
/// <param name="ToolsWithJson">Whether functions and a JSON answer go together.</param>
internal sealed record GeminiModelFamily(
    ThinkingControl Thinking, bool Sampling, bool Penalties, bool Prefill, bool ToolsWithJson)
{
    private static readonly GeminiModelFamily Gemini2 = new(ThinkingControl.None, true, true, true, false);
    private static readonly GeminiModelFamily Gemini25 = Gemini2 with { Thinking = ThinkingControl.Budget, MaxBudget = 24_576 };
    private static readonly GeminiModelFamily Gemini3 = new(ThinkingControl.Level, false, false, false, true);
    private static readonly GeminiModelFamily Unknown = Gemini3 with { Thinking = ThinkingControl.None, ToolsWithJson = false };

    /// <summary>Smallest budget that still thinks.</summary>
    public int MinBudget { get; private init; } = 1;

    /// <summary>Largest budget.</summary>
    public int MaxBudget { get; private init; }

    /// <summary>Whether thinking can be switched off, or down to its lowest level.</summary>
    public bool CanStopThinking { get; private init; } = true;

    /// <summary>The model that Google names as the successor of a retiring one; null when none is announced.</summary>
    public string? Successor { get; private init; }

    /// <summary>The family of a model, by its name.</summary>
    public static GeminiModelFamily Of(string model)
    {
        var isPro = Has(model, "pro");
        return model switch
        {
            _ when Is(model, "gemini-2.5-pro") => Gemini25 with { MinBudget = 128, MaxBudget = 32_768, CanStopThinking = false },
            _ when Is(model, "gemini-2.5-flash-lite") => Gemini25 with { MinBudget = 512 },
            _ when Is(model, "gemini-2.5-flash") => Gemini25 with { Successor = "gemini-3.5-flash-lite" },
            _ when Is(model, "gemini-2.5") => Gemini25,
            _ when Is(model, "gemini-2.0") || Is(model, "gemini-1.5") => Gemini2,
            _ when Is(model, "gemini-3") || model.EndsWith("-latest", StringComparison.OrdinalIgnoreCase) => Gemini3 with { CanStopThinking = !isPro },
            _ => Unknown,
        };
    }

    private static bool Is(string model, string prefix) => model.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string model, string word) => model.Contains(word, StringComparison.OrdinalIgnoreCase);
}
