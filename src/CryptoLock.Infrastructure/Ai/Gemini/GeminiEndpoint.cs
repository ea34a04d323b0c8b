namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>The addresses of the chosen service: Developer API, Vertex AI, or Vertex AI in express mode.</summary>
internal sealed class GeminiEndpoint
{
    private readonly Uri _models;
    private readonly Uri _modelInfo;

    public GeminiEndpoint(GeminiOptions options)
    {
        var vertex = options.Vertex;
        UsesTokens = !string.IsNullOrWhiteSpace(vertex.ProjectId);
        IsVertex = UsesTokens || vertex.ExpressMode;
        BaseUri = BaseOf(options, UsesTokens ? vertex.Location : "global", IsVertex);

        var version = options.ApiVersion is { Length: > 0 } asked ? asked : IsVertex ? "v1" : "v1beta";
        var scope = UsesTokens ? $"projects/{vertex.ProjectId}/locations/{vertex.Location}/" : "";
        _models = new(BaseUri, IsVertex ? $"{version}/{scope}publishers/google/models/" : $"{version}/models/");

        // Vertex AI describes models without a project, and in its beta version only.
        _modelInfo = IsVertex ? new(BaseUri, "v1beta1/publishers/google/models/") : _models;
    }

    /// <summary>Whether this is Vertex AI in any mode.</summary>
    public bool IsVertex { get; }

    /// <summary>Whether calls carry an access token instead of the API key.</summary>
    public bool UsesTokens { get; }

    /// <summary>The base address; ends in a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>The provider's name in the semantic conventions of OpenTelemetry.</summary>
    public string ProviderName => IsVertex ? "gcp.vertex_ai" : "gcp.gemini";

    public static bool IsBaseUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 };

    public Uri Generate(string model) => new(_models.AbsoluteUri + Uri.EscapeDataString(model) + ":generateContent");

    // Without alt=sse the answer is one JSON array in pieces.
    public Uri Stream(string model) => new(_models.AbsoluteUri + Uri.EscapeDataString(model) + ":streamGenerateContent?alt=sse");

    public Uri Describe(string model) => new(_modelInfo.AbsoluteUri + Uri.EscapeDataString(model));

    private static Uri BaseOf(GeminiOptions options, string location, bool isVertex) => options.BaseUrl switch
    {
        { Length: > 0 } url => new(url.TrimEnd('/') + "/"),
        _ when !isVertex => new("https://generativelanguage.googleapis.com/"),
        _ => location switch
        {
            "global" => new("https://aiplatform.googleapis.com/"),
            "us" or "eu" => new($"https://aiplatform.{location}.rep.googleapis.com/"),
            _ => new($"https://{location}-aiplatform.googleapis.com/"),
        },
    };
}
