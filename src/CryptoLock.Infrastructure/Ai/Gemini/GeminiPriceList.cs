using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Prices calls.</summary>
internal sealed partial class GeminiPriceList(IReadOnlyDictionary<string, GeminiPrice> prices)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The price of a call in US dollars.</summary>
    /// <param name="model">The model that answered.</param>
    /// <param name="usage">The tokens.</param>
    /// <returns>Null when the model has no price or the tokens are unknown.</returns>
    public decimal? CostOf(string? model, UsageDetails? usage)
    {
        if (model is null || usage is null || Find(model) is not { } price)
        {
            return null;
        }

        var cached = usage.CachedInputTokenCount ?? 0;
        var audio = usage.AdditionalCounts?.GetValueOrDefault(GeminiUsage.AudioInput) ?? 0;
        var other = Math.Max(0, (usage.InputTokenCount ?? 0) - cached - audio);
        return ((other * price.Input)
            + (audio * (price.AudioInput ?? price.Input))
            + (cached * (price.CachedInput ?? price.Input))
            + ((usage.OutputTokenCount ?? 0) * price.Output)) / Million;
    }

    // An answer may name a numbered version, such as gemini-2.5-flash-001; it costs what the model does.
    private GeminiPrice? Find(string model) =>
        prices.GetValueOrDefault(model) ?? prices.GetValueOrDefault(VersionNumber().Replace(model, ""));

    [GeneratedRegex(@"-\d{3}\z")]
    private static partial Regex VersionNumber();
}
