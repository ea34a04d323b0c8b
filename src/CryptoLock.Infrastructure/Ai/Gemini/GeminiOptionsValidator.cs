using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Names every bad key of the section at once, and what to set.</summary>
internal sealed partial class GeminiOptionsValidator : IValidateOptions<GeminiOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, GeminiOptions options)
    {
        string[] failures = [.. Access(options), .. Models(options), .. Times(options), .. Numbers(options), .. Lists(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Access(GeminiOptions options)
    {
        var hasProject = !string.IsNullOrWhiteSpace(options.Vertex.ProjectId);
        if (!hasProject && string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return "Gemini:ApiKey is missing: set GEMINI_API_KEY (from Google AI Studio), or Gemini:Vertex:ProjectId for Vertex AI.";
        }
        else if (!hasProject && !options.ApiKey!.All(c => c is > (char)32 and < (char)127))
        {
            yield return "Gemini:ApiKey holds characters that no key has: set GEMINI_API_KEY to the key alone, on one line.";
        }

        if (hasProject && options.Vertex.ExpressMode)
        {
            yield return "Gemini:Vertex:ExpressMode does not go with Gemini:Vertex:ProjectId: set one of the two.";
        }

        if (hasProject && !Name().IsMatch(options.Vertex.ProjectId!))
        {
            yield return "Gemini:Vertex:ProjectId is not a project id: set it to the id of a Google Cloud project, such as my-project-1.";
        }

        if (!Name().IsMatch(options.Vertex.Location ?? ""))
        {
            yield return "Gemini:Vertex:Location is not a location: set a region such as europe-west1, or eu, us or global.";
        }

        if (options.BaseUrl is { Length: > 0 } url && !GeminiEndpoint.IsBaseUrl(url))
        {
            yield return "Gemini:BaseUrl is not an absolute http or https address without a query: correct it or remove it.";
        }

        if (options.ApiVersion is { Length: > 0 } version && !Name().IsMatch(version))
        {
            yield return "Gemini:ApiVersion is not a version: set v1, v1beta or v1beta1, or remove it.";
        }
    }

    private static IEnumerable<string> Models(GeminiOptions options)
    {
        if (!Name().IsMatch(options.Model ?? ""))
        {
            yield return "Gemini:Model is not a model name: set one such as gemini-3.5-flash-lite.";
        }

        var fallbacks = options.FallbackModels ?? [];
        for (var i = 0; i < fallbacks.Count; i++)
        {
            if (fallbacks[i] is { Length: > 0 } model && !Name().IsMatch(model))
            {
                yield return $"Gemini:FallbackModels:{i} is not a model name: set one such as gemini-3.5-flash-lite, or leave it empty.";
            }
        }
    }

    private static IEnumerable<string> Times(GeminiOptions options) => OneOrNone(
    [
        InRange(nameof(options.AttemptTimeout), options.AttemptTimeout, Second, 600 * Second),
        options.TotalTimeout < options.AttemptTimeout
            ? "Gemini:TotalTimeout is shorter than Gemini:AttemptTimeout: set it to at least that."
            : InRange(nameof(options.TotalTimeout), options.TotalTimeout, Second, 1800 * Second),
        InRange(nameof(options.IdleTimeout), options.IdleTimeout, Second, 600 * Second),
        InRange(nameof(options.ConnectTimeout), options.ConnectTimeout, Second, 60 * Second),
        InRange(nameof(options.RetryDelay), options.RetryDelay, Second / 100, 60 * Second),
        InRange(nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.Zero, 300 * Second),
        InRange(nameof(options.ModelCooldown), options.ModelCooldown, TimeSpan.Zero, TimeSpan.FromDays(1)),
    ]);

    private static IEnumerable<string> Numbers(GeminiOptions options) => OneOrNone(
    [
        options.MaxRetries is < 0 or > 10 ? "Gemini:MaxRetries is out of range: set a number from 0 to 10." : null,
        options.MaxConnections < 1 ? "Gemini:MaxConnections is out of range: set a number from 1." : null,
    ]);

    private static IEnumerable<string> Lists(GeminiOptions options)
    {
        foreach (var (category, threshold) in options.SafetySettings)
        {
            if (!category.StartsWith("HARM_CATEGORY_", StringComparison.Ordinal) || !Constant().IsMatch(threshold ?? ""))
            {
                yield return $"Gemini:SafetySettings:{category} is not a setting: write it as HARM_CATEGORY_HARASSMENT = BLOCK_ONLY_HIGH.";
            }
        }

        foreach (var (key, value) in options.Labels)
        {
            if (!Label().IsMatch(key) || !LabelValue().IsMatch(value ?? ""))
            {
                yield return $"Gemini:Labels:{key} is not a label: use a-z, 0-9, '_' and '-', a letter first, at most 63.";
            }
        }

        foreach (var (model, price) in options.Prices)
        {
            if (price.Input < 0 || price.Output < 0 || price.CachedInput < 0 || price.AudioInput < 0)
            {
                yield return $"Gemini:Prices:{model} has a negative price: set US dollars for a million tokens.";
            }
        }
    }

    private static string? InRange(string key, TimeSpan value, TimeSpan min, TimeSpan max) =>
        value < min || value > max ? $"Gemini:{key} is out of range: set a time from {min:c} to {max:c}." : null;

    private static IEnumerable<string> OneOrNone(string?[] failures) => failures.OfType<string>();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Z_]{2,60}\z")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,62}\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[a-z0-9_-]{0,63}\z")]
    private static partial Regex LabelValue();
}
