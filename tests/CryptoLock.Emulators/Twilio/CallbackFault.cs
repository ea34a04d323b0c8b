using CryptoLock.Emulators.Faults;

namespace CryptoLock.Emulators.Twilio;

/// <summary>How the status callbacks of a message go wrong. What the API tells of the message stays right.</summary>
public sealed record CallbackFault : IFault<TwilioMessage>
{
    private CallbackFault(string name) => Name = name;

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>None is sent.</summary>
    public static CallbackFault Missing { get; } = new("callback-missing");

    /// <summary>Each is sent twice, at once.</summary>
    public static CallbackFault Doubled { get; } = new("callback-doubled");

    /// <summary>All are sent in another order, after the last change.</summary>
    public static CallbackFault Shuffled { get; } = new("callback-shuffled");

    internal TimeSpan Delay { get; private init; }

    internal int? ErrorCode { get; private init; }

    /// <summary>All are sent in order, but late.</summary>
    /// <param name="delay">How late, counted from the last change.</param>
    public static CallbackFault Late(TimeSpan delay) => new("callback-late") { Delay = delay };

    /// <summary>The message fails instead of being delivered.</summary>
    /// <param name="errorCode">A code of Twilio's, such as 63016.</param>
    public static CallbackFault Failed(int errorCode) => new("callback-failed") { ErrorCode = errorCode };

    /// <inheritdoc/>
    public bool AppliesTo(TwilioMessage call) => true;

    internal static CallbackFault Parse(FaultText text) => text.Name switch
    {
        "callback-missing" => Missing,
        "callback-doubled" => Doubled,
        "callback-shuffled" => Shuffled,
        "callback-late" => Late(text.Duration ?? TimeSpan.FromSeconds(1)),
        "callback-failed" => Failed(text.CodeOr(63016)),
        _ => throw new FormatException($"'{text.Name}' is not a fault of callbacks."),
    };
}
