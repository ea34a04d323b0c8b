using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Notices what answers tell about models: that another one answered, or that one will retire. Says each once.</summary>
internal sealed partial class GeminiModelWatch(ILogger<GeminiModelWatch> logger)
{
    private readonly ConcurrentDictionary<(string Asked, string About), bool> _told = [];

    /// <summary>Looks at an answer.</summary>
    /// <param name="asked">The model that was asked.</param>
    /// <param name="answer">The answer.</param>
    public void Observe(string asked, GenerateContentResponse answer)
    {
        if (answer.ModelVersion is { } used && used != asked && _told.TryAdd((asked, used), true))
        {
            LogRerouted(asked, used);
        }

        if (answer.ModelStatus is { RetirementTime: { } time } && _told.TryAdd((asked, time), true))
        {
            LogRetiring(asked, time);
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "Model {Asked} was asked, and {Used} answered")]
    private partial void LogRerouted(string asked, string used);

    [LoggerMessage(2002, LogLevel.Warning, "Model {Model} will retire at {Time}: set Gemini:Model to another one before")]
    private partial void LogRetiring(string model, string time);
}
