using System.Globalization;
using System.Runtime.InteropServices;
using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Cli;

/// <summary>Runs both emulators until the process is told to stop, and prints a line for everything that passes.</summary>
internal static class RunCommand
{
    private const string TwilioPrefix = "twilio:";
    private const string GeminiPrefix = "gemini:";

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var line = CommandLine.Parse(
            args,
            "--twilio-port", "--gemini-port", "--latency", "--callback-delay", "--tunnel-to", "--fault", "--seed",
            "--quiet!", "--strict-turns!", "--echo!");
        await using var twilio = await TwilioEmulator.StartAsync(TwilioOptions(line));
        await using var gemini = await GeminiEmulator.StartAsync(GeminiOptions(line));
        var seed = Number(line.Find("--seed"), fallback: 1);
        var faults = line.All("--fault").ToLookup(PrefixOf);
        twilio.Arm(faults[TwilioPrefix].Select(fault => fault[TwilioPrefix.Length..]), seed);
        gemini.Arm(faults[GeminiPrefix].Select(fault => fault[GeminiPrefix.Length..]), seed);
        if (!line.Has("--quiet"))
        {
            LiveJournal.Attach(twilio, gemini, Console.Out);
        }

        Console.WriteLine($"Twilio  {twilio.BaseAddress}   (Twilio__ApiBaseUrl)");
        Console.WriteLine($"Gemini  {gemini.BaseAddress}   (Gemini__BaseUrl)");
        Console.WriteLine("Ctrl+C stops both.");
        await StopRequestedAsync();
        return 0;
    }

    private static TwilioEmulatorOptions TwilioOptions(CommandLine line) => new()
    {
        Port = Number(line.Find("--twilio-port"), fallback: 5081),
        CallbackDelay = FaultText.ParseDuration(line.Find("--callback-delay") ?? "50ms"),
        TunnelTo = line.Find("--tunnel-to") is { } target ? new Uri(target) : null,
    };

    private static GeminiEmulatorOptions GeminiOptions(CommandLine line) => new()
    {
        Port = Number(line.Find("--gemini-port"), fallback: 5082),
        Latency = FaultText.ParseDuration(line.Find("--latency") ?? "0ms"),
        StrictTurns = line.Has("--strict-turns"),
        EchoTurn = line.Has("--echo"),
        AccessToken = null,
    };

    private static string PrefixOf(string fault) => fault switch
    {
        _ when fault.StartsWith(TwilioPrefix, StringComparison.Ordinal) => TwilioPrefix,
        _ when fault.StartsWith(GeminiPrefix, StringComparison.Ordinal) => GeminiPrefix,
        _ => throw new FormatException($"'{fault}' must start with {TwilioPrefix} or {GeminiPrefix}"),
    };

    private static int Number(string? text, int fallback) =>
        text is null ? fallback : int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task StopRequestedAsync()
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await stop.Task;
    }
}
