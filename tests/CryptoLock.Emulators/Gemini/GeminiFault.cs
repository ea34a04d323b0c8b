using System.Globalization;
using CryptoLock.Emulators.Faults;

namespace CryptoLock.Emulators.Gemini;

/// <summary>What goes wrong with a request to Gemini.</summary>
public enum GeminiFaultKind
{
    /// <summary>429 for the minute, with RetryInfo when <see cref="GeminiFault.Delay"/> is set.</summary>
    RateLimited,

    /// <summary>429 for the day.</summary>
    DailyQuota,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>503, the model is overloaded.</summary>
    Unavailable,

    /// <summary>504.</summary>
    DeadlineExceeded,

    /// <summary>404, as for a model that was retired.</summary>
    ModelGone,

    /// <summary>400, the key is not valid.</summary>
    InvalidKey,

    /// <summary>No answer until the client leaves.</summary>
    Hang,

    /// <summary>The answer comes late by <see cref="GeminiFault.Delay"/>.</summary>
    Slow,

    /// <summary>The connection is reset without an answer.</summary>
    Reset,

    /// <summary>The connection is cut in the middle of the answer.</summary>
    Cut,

    /// <summary>An error as a bare JSON body in the middle of a stream; 503 outside of streams.</summary>
    StreamError,

    /// <summary>An error as an event in the middle of a stream; 503 outside of streams.</summary>
    StreamErrorEvent,

    /// <summary>STOP without any part.</summary>
    Empty,

    /// <summary>No candidates and no reason.</summary>
    NoCandidates,

    /// <summary>The body <c>{}</c>.</summary>
    EmptyObject,

    /// <summary>The prompt is blocked.</summary>
    PromptBlocked,

    /// <summary>The answer is withheld for safety.</summary>
    Safety,

    /// <summary>MAX_TOKENS without parts: thinking took all.</summary>
    MaxTokens,

    /// <summary>A function call that could not be parsed.</summary>
    MalformedFunctionCall,

    /// <summary>A good answer with a finish reason nobody knows.</summary>
    UnknownFinishReason,

    /// <summary>200 with a body that is not JSON.</summary>
    Garbage,

    /// <summary>502 with a page of HTML.</summary>
    Html,
}

/// <summary>How a request to Gemini goes wrong.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Delay">For <see cref="GeminiFaultKind.Slow"/> how late; for 429 what RetryInfo asks; null for none.</param>
public sealed record GeminiFault(GeminiFaultKind Kind, TimeSpan? Delay = null) : IFault<GeminiRequest>
{
    private static readonly Dictionary<string, GeminiFaultKind> Kinds = new()
    {
        ["rate-limited"] = GeminiFaultKind.RateLimited,
        ["daily-quota"] = GeminiFaultKind.DailyQuota,
        ["server-error"] = GeminiFaultKind.ServerError,
        ["unavailable"] = GeminiFaultKind.Unavailable,
        ["deadline-exceeded"] = GeminiFaultKind.DeadlineExceeded,
        ["model-gone"] = GeminiFaultKind.ModelGone,
        ["invalid-key"] = GeminiFaultKind.InvalidKey,
        ["hang"] = GeminiFaultKind.Hang,
        ["slow"] = GeminiFaultKind.Slow,
        ["reset"] = GeminiFaultKind.Reset,
        ["cut"] = GeminiFaultKind.Cut,
        ["stream-error"] = GeminiFaultKind.StreamError,
        ["stream-error-event"] = GeminiFaultKind.StreamErrorEvent,
        ["empty"] = GeminiFaultKind.Empty,
        ["no-candidates"] = GeminiFaultKind.NoCandidates,
        ["empty-object"] = GeminiFaultKind.EmptyObject,
        ["prompt-blocked"] = GeminiFaultKind.PromptBlocked,
        ["safety"] = GeminiFaultKind.Safety,
        ["max-tokens"] = GeminiFaultKind.MaxTokens,
        ["malformed-function-call"] = GeminiFaultKind.MalformedFunctionCall,
        ["unknown-finish-reason"] = GeminiFaultKind.UnknownFinishReason,
        ["garbage"] = GeminiFaultKind.Garbage,
        ["html"] = GeminiFaultKind.Html,
    };

    private static readonly Dictionary<GeminiFaultKind, string> Names = Kinds.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <inheritdoc/>
    public string Name => Names[Kind];

    /// <summary>The model it strikes; null strikes any.</summary>
    public string? Model { get; init; }

    /// <summary>What RetryInfo says; null leaves it out.</summary>
    internal string? RetryDelay =>
        Delay is { } delay ? string.Create(CultureInfo.InvariantCulture, $"{delay.TotalSeconds}s") : null;

    /// <summary>A fault of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static implicit operator GeminiFault(GeminiFaultKind kind) => new(kind);

    /// <summary>A fault of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static GeminiFault FromGeminiFaultKind(GeminiFaultKind kind) => new(kind);

    /// <inheritdoc/>
    public bool AppliesTo(GeminiRequest call) => Model is null || Model == call.Model;

    internal static GeminiFault Parse(FaultText text) => Kinds.TryGetValue(text.Name, out var kind)
        ? new(kind, text.Duration ?? (kind == GeminiFaultKind.Slow ? TimeSpan.FromSeconds(1) : null)) { Model = text.Operation }
        : throw new FormatException($"'{text.Name}' is not a fault of Gemini's.");
}
