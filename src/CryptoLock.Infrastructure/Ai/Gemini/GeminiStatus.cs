namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>What is known about the service's state, from the probe and from the last call. Thread-safe.</summary>
internal sealed class GeminiStatus
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, GeminiFailure> _probes = [];
    private GeminiFailure? _lastCall;

    /// <summary>A model answered a customer, which proves more than any probe.</summary>
    public void Answered(string model)
    {
        lock (_gate)
        {
            _probes.Remove(model);
            _lastCall = null;
        }
    }

    /// <summary>No model answered a customer.</summary>
    public void Failed(GeminiFailure failure)
    {
        lock (_gate)
        {
            _lastCall = failure;
        }
    }

    /// <summary>A model was looked up.</summary>
    /// <param name="model">The model.</param>
    /// <param name="failure">How that failed; null when it did not.</param>
    public void Probed(string model, GeminiFailure? failure)
    {
        lock (_gate)
        {
            if (failure is { } found)
            {
                _probes[model] = found;
            }
            else
            {
                _probes.Remove(model);
            }
        }
    }

    /// <summary>What is wrong, in words for an operator; empty when nothing is.</summary>
    public IReadOnlyList<string> Complaints()
    {
        lock (_gate)
        {
            var probes = _probes.Select(p => $"Model {p.Key} could not be looked up: {p.Value}.");
            return _lastCall is { } failure ? [$"The last call failed: {failure}.", .. probes] : [.. probes];
        }
    }
}
