using System.Text.Json;
using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Gemini's API, the developers' and Vertex AI's, on 127.0.0.1, with a scripted model, a journal and faults on demand.</summary>
public sealed class GeminiEmulator : IAsyncDisposable, IAdministered
{
    private readonly GeminiGeneration _generation;
    private EmulatorServer _server = null!;

    private GeminiEmulator(GeminiEmulatorOptions options)
    {
        Journal = new(options.JournalCapacity);
        _generation = new(options, Journal, Faults);
    }

    /// <summary>The requests to generate content, in order, refused ones included.</summary>
    public Journal<GeminiRequest> Journal { get; }

    /// <summary>What goes wrong with requests to generate content.</summary>
    public FaultPlan<GeminiRequest, GeminiFault> Faults { get; } = new();

    /// <summary>How long the model thinks from now on.</summary>
    public TimeSpan Latency
    {
        get => _generation.Latency;
        set => _generation.Latency = value;
    }

    /// <summary>Its address, to be used as <c>Gemini:BaseUrl</c>.</summary>
    public Uri BaseAddress => _server.Address;

    /// <summary>Starts an emulator, which listens when this returns.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<GeminiEmulator> StartAsync(
        GeminiEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var emulator = new GeminiEmulator(options);
        var api = new GeminiApi(options, emulator._generation);
        var admin = new AdminSurface(emulator);
        emulator._server = await EmulatorServer.StartAsync(
            options.Port,
            context => AdminSurface.Owns(context.Request)
                ? admin.HandleAsync(context)
                : api.HandleAsync(context, emulator._server.Stopping),
            cancellationToken);
        return emulator;
    }

    /// <summary>Scripts the model.</summary>
    /// <param name="responder">Told each request that is in order; called concurrently.</param>
    public void RespondWith(Func<GeminiRequest, string> responder) => _generation.Responder = request => responder(request);

    /// <summary>Scripts the model, with functions to call, thoughts and finish reasons.</summary>
    /// <param name="responder">Told each request that is in order; called concurrently.</param>
    public void RespondWith(Func<GeminiRequest, GeminiAnswer> responder) => _generation.Responder = responder;

    /// <summary>Waits until this many requests came.</summary>
    /// <param name="count">The number, those that came before included.</param>
    /// <param name="timeout">Real time to wait.</param>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public Task<GeminiRequest[]> WaitForRequestsAsync(int count, TimeSpan timeout) => Journal.WaitAsync(count, timeout);

    /// <inheritdoc/>
    public void Arm(IEnumerable<string> faults, int seed) =>
        Faults.Arm(faults.Select(FaultText.Parse), GeminiFault.Parse, seed);

    /// <inheritdoc/>
    public void Disarm() => Faults.Clear();

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, int>> ServedFaults() => Faults.Served;

    /// <inheritdoc/>
    public void ClearJournal() => Journal.Clear();

    /// <inheritdoc/>
    public void WriteJournal(Utf8JsonWriter json, long after)
    {
        WriteCounts(json);
        json.WriteStartArray("requests");
        var requests = Journal.ToArray();
        foreach (var request in requests.Skip((int)Math.Clamp(after - (Journal.Total - requests.Length), 0, requests.Length)))
        {
            json.WriteStartObject();
            json.WriteString("at", request.At);
            json.WriteString("model", request.Model);
            json.WriteNumber("status", request.Status);
            json.WriteString("fault", request.Fault);
            json.WritePropertyName("body");
            request.Json.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteNumber("requestCount", Journal.Total);
        json.WriteNumber("mostAtOnce", _generation.MostAtOnce);
    }

    /// <summary>Stops it; hanging requests are cut.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
