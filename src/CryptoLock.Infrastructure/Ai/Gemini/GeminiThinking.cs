using System.Globalization;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Says how much to think, in the way that the family understands.</summary>
internal static class GeminiThinking
{
    private const int LowBudget = 1_024;
    private const int MediumBudget = 8_192;
    private const int HighBudget = 24_576;

    public static GeminiThinkingConfig? Write(ChatOptions options, GeminiModelFamily family)
    {
        var budget = BudgetOf(options);
        var config = family.Thinking switch
        {
            ThinkingControl.Budget => new() { ThinkingBudget = budget is { } tokens ? Limit(tokens, family) : null },
            ThinkingControl.Level => new() { ThinkingLevel = budget is { } tokens ? LevelOf(tokens, family) : null },
            _ => new GeminiThinkingConfig(),
        };

        var shows = options.Reasoning?.Output is ReasoningOutput.Summary or ReasoningOutput.Full;
        config = shows && family.Thinking != ThinkingControl.None ? config with { IncludeThoughts = true } : config;
        return config == new GeminiThinkingConfig() ? null : config;
    }

    // The exact number, where a caller gave one, wins over the rough effort.
    private static int? BudgetOf(ChatOptions options) =>
        options.AdditionalProperties?.TryGetValue(ChatOptionKeys.ThinkingBudget, out var exact) == true && exact is not null
            ? Convert.ToInt32(exact, CultureInfo.InvariantCulture)
            : options.Reasoning?.Effort switch
            {
                ReasoningEffort.None => 0,
                ReasoningEffort.Low => LowBudget,
                ReasoningEffort.Medium => MediumBudget,
                ReasoningEffort.High or ReasoningEffort.ExtraHigh => HighBudget,
                _ => null,
            };

    private static int Limit(int budget, GeminiModelFamily family) => budget switch
    {
        < 0 => -1,
        0 when family.CanStopThinking => 0,
        _ => Math.Clamp(budget, family.MinBudget, family.MaxBudget),
    };

    private static string? LevelOf(int budget, GeminiModelFamily family) => budget switch
    {
        < 0 => null,
        0 when family.CanStopThinking => "MINIMAL",
        <= LowBudget => "LOW",
        <= MediumBudget => "MEDIUM",
        _ => "HIGH",
    };
}
