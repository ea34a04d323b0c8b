namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Settings for Gemini on Vertex AI.</summary>
public sealed class GeminiVertexOptions
{
    /// <summary>
    /// The Google Cloud project; null for the Developer API. When set, calls go to Vertex AI with the application default credentials.
    /// </summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// A region such as <c>europe-west1</c>, a multi-region (<c>eu</c> keeps the processing inside the EU, or <c>us</c>), or
    /// <c>global</c>, which is the default and promises no place.
    /// </summary>
    public string Location { get; set; } = "global";

    /// <summary>
    /// Vertex AI in express mode: with <see cref="GeminiOptions.ApiKey"/> and without a project; default false.
    /// </summary>
    public bool ExpressMode { get; set; }
}
