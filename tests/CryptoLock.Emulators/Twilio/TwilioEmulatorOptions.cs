namespace CryptoLock.Emulators.Twilio;

/// <summary>How the Twilio emulator behaves when nothing goes wrong.</summary>
public sealed record TwilioEmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only account.</summary>
    public string AccountSid { get; init; } = EmulatorDefaults.AccountSid;

    /// <summary>Opens the API with the account's sid and signs callbacks.</summary>
    public string AuthToken { get; init; } = EmulatorDefaults.AuthToken;

    /// <summary>An API key that opens the API too; null for none.</summary>
    public string? ApiKeySid { get; init; }

    /// <summary>The secret of that key.</summary>
    public string? ApiKeySecret { get; init; }

    /// <summary>The account's own senders; null accepts any.</summary>
    public IReadOnlyCollection<string>? Senders { get; init; }

    /// <summary>Content templates by their HX sid, with <c>{{1}}</c> placeholders; null accepts any sid.</summary>
    public IReadOnlyDictionary<string, string>? Templates { get; init; }

    /// <summary>Pause before each step of a message's life, and so between its callbacks.</summary>
    public TimeSpan CallbackDelay { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Whether customers have read receipts on.</summary>
    public bool ReadReceipts { get; init; } = true;

    /// <summary>
    /// Where callbacks really go, as through a tunnel: scheme, host and port replace those of the callback's URL, while
    /// the URL itself is signed. Null sends them to the URL.
    /// </summary>
    public Uri? TunnelTo { get; init; }

    /// <summary>How many requests, callbacks and downloads are kept at least; messages are all kept.</summary>
    public int JournalCapacity { get; init; } = 20_000;

    /// <summary>The clock of dates and delays.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
