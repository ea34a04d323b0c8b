namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Prices of a model in US dollars for a million tokens; none is negative.</summary>
public sealed class GeminiPrice
{
    /// <summary>The day on which the price was looked up; for people.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>Text, image and video read.</summary>
    public decimal Input { get; set; }

    /// <summary>Audio read; null when it costs what <see cref="Input"/> does.</summary>
    public decimal? AudioInput { get; set; }

    /// <summary>Read from the cache; null when there is no discount.</summary>
    public decimal? CachedInput { get; set; }

    /// <summary>Written, thinking included.</summary>
    public decimal Output { get; set; }
}
