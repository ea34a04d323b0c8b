using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Every kind of fault that the emulators know and a service must survive, each with the same chance at each call.</summary>
internal static class SoakFaults
{
    // Longer than the service waits for an answer: the message was accepted and the service does not know.
    private static readonly TimeSpan TooSlow = TimeSpan.FromSeconds(1.3);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<TwilioFault> Twilio { get; } =
    [
        .. new[]
        {
            TwilioFault.ResetBefore, TwilioFault.ResetAfter, TwilioFault.RateLimited(), TwilioFault.ServerError, TwilioFault.ServerErrorAfter,
            TwilioFault.Unavailable, TwilioFault.Slow(TooSlow),
        }.Select(fault => fault with { Operation = null }),
    ];

    public static IReadOnlyList<CallbackFault> Callbacks { get; } =
        [CallbackFault.Late(Late), CallbackFault.Doubled, CallbackFault.Shuffled, CallbackFault.Missing];

    public static IReadOnlyList<GeminiFault> Gemini { get; } =
    [
        new(GeminiFaultKind.RateLimited), new(GeminiFaultKind.RateLimited, TimeSpan.FromSeconds(1)), GeminiFaultKind.ServerError,
        GeminiFaultKind.Unavailable, GeminiFaultKind.Hang, GeminiFaultKind.Cut, GeminiFaultKind.Empty, GeminiFaultKind.PromptBlocked,
        GeminiFaultKind.Garbage,
    ];

    /// <summary>The chance of each at which something goes wrong with every call.</summary>
    public static double HighestRate => 1.0 / Math.Max(Twilio.Count, Math.Max(Gemini.Count, Callbacks.Count));

    public static void Arm(TwilioEmulator twilio, GeminiEmulator gemini, double rate, int seed)
    {
        twilio.Faults.AtRandom(seed, Twilio.Select(fault => (rate, fault)));
        twilio.CallbackFaults.AtRandom(seed + 1, Callbacks.Select(fault => (rate, fault)));
        gemini.Faults.AtRandom(seed + 2, Gemini.Select(fault => (rate, fault)));
    }

    public static IEnumerable<KeyValuePair<string, int>> Served(TwilioEmulator twilio, GeminiEmulator gemini) =>
        twilio.Faults.Served.Concat(twilio.CallbackFaults.Served).Concat(gemini.Faults.Served.Select(
            fault => KeyValuePair.Create($"gemini-{fault.Key}", fault.Value)));
}
