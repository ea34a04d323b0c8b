namespace CryptoLock.Emulators.Gemini;

/// <summary>A path of the API, taken apart.</summary>
/// <param name="Method">What is asked: the word after the colon, <c>get</c> or <c>list</c>; null when it is nothing known.</param>
/// <param name="Model">The model; empty for a list.</param>
/// <param name="Resource">How errors name the model.</param>
/// <param name="IsVertex">Whether it is Vertex AI's path.</param>
/// <param name="UsesKey">Whether an API key opens it.</param>
internal readonly record struct GeminiRoute(
    string? Method, string Model, string Resource, bool IsVertex, bool UsesKey)
{
    public const string Generate = "generateContent";
    public const string Stream = "streamGenerateContent";
    public const string Count = "countTokens";
    public const string Get = "get";
    public const string List = "list";

    public bool Generates => Method is Generate or Stream;

    public static GeminiRoute Parse(string httpMethod, string path)
    {
        var isPost = httpMethod == "POST";
        return path.Split('/') switch
        {
            ["", _, "models"] when !isPost => new(List, string.Empty, string.Empty, IsVertex: false, UsesKey: true),
            ["", _, "models", var last] => Of(last, isPost, isVertex: false, usesKey: true, "models/"),
            ["", _, "publishers", "google", "models", var last] =>
                Of(last, isPost, isVertex: true, usesKey: isPost, "publishers/google/models/"),
            ["", _, "projects", var p, "locations", var l, "publishers", "google", "models", var last] =>
                Of(last, isPost, isVertex: true, usesKey: false, $"projects/{p}/locations/{l}/publishers/google/models/"),
            _ => default,
        };
    }

    private static GeminiRoute Of(string last, bool isPost, bool isVertex, bool usesKey, string prefix)
    {
        var colon = last.IndexOf(':', StringComparison.Ordinal);
        var model = colon < 0 ? last : last[..colon];
        var method = (isPost, colon < 0 ? null : last[(colon + 1)..]) switch
        {
            (true, Generate) => Generate,
            (true, Stream) => Stream,
            (true, Count) => Count,
            (false, null) => Get,
            _ => null,
        };
        return new(method, model, prefix + model, isVertex, usesKey);
    }
}
