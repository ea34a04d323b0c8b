using System.Text.Json;
using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Twilio's messaging API on 127.0.0.1, with status callbacks, a journal and faults on demand.</summary>
public sealed class TwilioEmulator : IAsyncDisposable, IAdministered
{
    private readonly StatusCallbacks _callbacks;
    private EmulatorServer _server = null!;

    private TwilioEmulator(TwilioEmulatorOptions options)
    {
        Journal = new(options.JournalCapacity);
        Media = new(options, Journal);
        _callbacks = new(options, Journal, CallbackFaults);
    }

    /// <summary>Everything it saw and did.</summary>
    public TwilioJournal Journal { get; }

    /// <summary>Media for inbound messages.</summary>
    public TwilioMediaStore Media { get; }

    /// <summary>What goes wrong with calls to the API.</summary>
    public FaultPlan<TwilioCall, TwilioFault> Faults { get; } = new();

    /// <summary>What goes wrong with the status callbacks of accepted messages.</summary>
    public FaultPlan<TwilioMessage, CallbackFault> CallbackFaults { get; } = new();

    /// <summary>Its address, to be used as <c>Twilio:ApiBaseUrl</c>.</summary>
    public Uri BaseAddress => _server.Address;

    /// <summary>Starts an emulator, which listens when this returns.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<TwilioEmulator> StartAsync(
        TwilioEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var emulator = new TwilioEmulator(options);
        var messages = new TwilioMessagesEndpoint(options, new(), emulator.Journal, emulator._callbacks);
        var typing = new TwilioTypingEndpoint(emulator.Journal, options.Clock);
        var api = new TwilioApi(options, messages, typing, emulator.Media, emulator.Journal, emulator.Faults);
        var admin = new AdminSurface(emulator);
        emulator._server = await EmulatorServer.StartAsync(
            options.Port,
            context => AdminSurface.Owns(context.Request)
                ? admin.HandleAsync(context)
                : api.HandleAsync(context, emulator._server.Stopping),
            cancellationToken);
        emulator.Media.BaseAddress = emulator.BaseAddress;
        return emulator;
    }

    /// <summary>Waits until this many messages were accepted.</summary>
    /// <param name="count">The number, those already accepted included.</param>
    /// <param name="timeout">Real time to wait.</param>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public Task<TwilioMessage[]> WaitForMessagesAsync(int count, TimeSpan timeout) =>
        Journal.Messages.WaitAsync(count, timeout);

    /// <summary>Waits until the accepted messages satisfy a condition.</summary>
    /// <param name="reached">Told all accepted messages in order.</param>
    /// <param name="timeout">Real time to wait.</param>
    /// <exception cref="TimeoutException">It did not come true in time.</exception>
    public Task<TwilioMessage[]> WaitForMessagesAsync(Func<TwilioMessage[], bool> reached, TimeSpan timeout) =>
        Journal.Messages.WaitAsync(reached, timeout);

    /// <inheritdoc/>
    public void Arm(IEnumerable<string> faults, int seed)
    {
        var texts = faults.Select(FaultText.Parse).ToLookup(text => text.Name.StartsWith("callback-", StringComparison.Ordinal));
        Faults.Arm(texts[false], TwilioFault.Parse, seed);
        CallbackFaults.Arm(texts[true], CallbackFault.Parse, seed);
    }

    /// <inheritdoc/>
    public void Disarm()
    {
        Faults.Clear();
        CallbackFaults.Clear();
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, int>> ServedFaults() => Faults.Served.Concat(CallbackFaults.Served);

    /// <inheritdoc/>
    public void ClearJournal() => Journal.Clear();

    /// <inheritdoc/>
    public void WriteJournal(Utf8JsonWriter json, long after) => TwilioJournalJson.Write(json, Journal, after);

    /// <inheritdoc/>
    public void WriteCounts(Utf8JsonWriter json) => TwilioJournalJson.WriteCounts(json, Journal);

    /// <summary>Stops it; what it had not reported stays unreported.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _callbacks.DisposeAsync();
    }
}
