namespace CryptoLock.Infrastructure.Ai;

/// <summary>Names under which the AI pipeline reports.</summary>
public static class AiTelemetry
{
    /// <summary>
    /// Name of the activity source and of the meter (<c>gen_ai.client.*</c>, semantic conventions of OpenTelemetry). Neither ever carries
    /// message texts.
    /// </summary>
    public const string SourceName = "CryptoLock.Ai";
}
