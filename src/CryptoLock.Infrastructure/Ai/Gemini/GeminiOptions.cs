namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Settings of the Gemini adapter. Times are written as <c>00:00:30</c>.</summary>
public sealed class GeminiOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Gemini";

    /// <summary>
    /// Key of the Gemini Developer API; <c>GEMINI_API_KEY</c> sets it too. Required unless <see cref="GeminiVertexOptions.ProjectId"/>
    /// is set, which makes it unused. A free key may not serve customers in the EEA, Switzerland or the UK.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The model that is asked first; default <c>gemini-2.5-flash</c>. Google announced its retirement for about December 2026;
    /// <c>gemini-3.5-flash-lite</c> is its successor.
    /// </summary>
    public string Model { get; set; } = "gemini-2.5-flash";

    /// <summary>
    /// Models to ask, in order, when <see cref="Model"/> is gone, overloaded or out of quota; null means
    /// <c>gemini-3.5-flash-lite</c>, an empty list none. In one variable they are separated by commas.
    /// </summary>
    public IReadOnlyList<string>? FallbackModels { get; set; }

    /// <summary>Another base address, such as an emulator's; null for Google's own. Absolute, http or https.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Version in the path; null for <c>v1beta</c>, or <c>v1</c> on Vertex AI.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>Settings for Vertex AI; unused without a project or express mode.</summary>
    public GeminiVertexOptions Vertex { get; set; } = new();

    /// <summary>Time for one HTTP attempt; default 30 s, from 1 s to 10 min.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time for one call to one model, retries and waits included; default 60 s, from <see cref="AttemptTimeout"/> to 30 min.
    /// The turn's own budget ends it earlier.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest silence within a streamed answer; default 15 s, from 1 s to 10 min.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time to open a connection, without the wait for its turn; default 5 s, from 1 s to 1 min.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Further attempts after the first one failed in a way that may pass; default 2, from 0 to 10.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Wait before the first retry, doubled for each further one, with jitter; default 1 s, from 10 ms to 1 min.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Longest wait between two attempts; default 10 s, from 0 to 5 min. When Google asks for more, the call ends at once and the
    /// next model is asked.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a model that does not exist or has used up its quota is left out while there are others; default 5 min, from 0 to 1 day.
    /// </summary>
    public TimeSpan ModelCooldown { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Simultaneous connections to Google; default 1024, from 1. It caps the answers that are written at once.</summary>
    public int MaxConnections { get; set; } = 1024;

    /// <summary>Whether the models are looked up in the background at start, to warn early; default true. Free of charge.</summary>
    public bool ProbeOnStart { get; set; } = true;

    /// <summary>
    /// Thresholds by category, such as <c>HARM_CATEGORY_HARASSMENT</c> = <c>BLOCK_ONLY_HIGH</c>; default none, which leaves Google's own.
    /// </summary>
    public Dictionary<string, string> SafetySettings { get; } = [];

    /// <summary>Billing labels, sent on Vertex AI only; default none.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>Price list by model, for the cost recorded with each reply; entries add to and replace the built-in ones.</summary>
    public Dictionary<string, GeminiPrice> Prices { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gemini-2.5-flash"] = new()
        {
            AsOf = new(2026, 11, 22),
            Input = 0.30m,
            AudioInput = 1.00m,
            CachedInput = 0.03m,
            Output = 2.50m,
        },
        ["gemini-2.5-flash-lite"] = new()
        {
            AsOf = new(2026, 11, 22),
            Input = 0.10m,
            AudioInput = 0.30m,
            CachedInput = 0.01m,
            Output = 0.40m,
        },
        ["gemini-3.5-flash-lite"] = new()
        {
            AsOf = new(2026, 11, 22),
            Input = 0.30m,
            CachedInput = 0.03m,
            Output = 2.50m,
        },
    };

    /// <summary>The fallback models that really are to be asked.</summary>
    internal IEnumerable<string> Fallbacks() =>
        (FallbackModels ?? ["gemini-3.5-flash-lite"]).Where(m => !string.IsNullOrWhiteSpace(m) && m != Model).Distinct();
}
