namespace CryptoLock.Emulators.Gemini;

/// <summary>How the Gemini emulator behaves when nothing goes wrong.</summary>
public sealed record GeminiEmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The key that opens the Developer API and Vertex express mode.</summary>
    public string ApiKey { get; init; } = EmulatorDefaults.GeminiApiKey;

    /// <summary>The access token that opens Vertex; null accepts any.</summary>
    public string? AccessToken { get; init; } = EmulatorDefaults.VertexAccessToken;

    /// <summary>The models that exist.</summary>
    public IReadOnlyCollection<string> Models { get; init; } =
    [
        "gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro",
        "gemini-3.1-flash-lite", "gemini-3.5-flash-lite", "gemini-3.6-flash", "gemini-3.8-flash",
    ];

    /// <summary>Models that another one answers for, by their name; the answer's <c>modelVersion</c> tells.</summary>
    public IReadOnlyDictionary<string, string> ServedBy { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether turns must alternate and begin with the user. Current models take neighbouring turns of one role, older and
    /// some newer ones do not, so the service must not send any.
    /// </summary>
    public bool StrictTurns { get; init; }

    /// <summary>How long the model thinks before it answers. Can be changed later on the emulator.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Over how many events a streamed answer is spread.</summary>
    public int StreamEvents { get; init; } = 3;

    /// <summary>Whether the scripted answer ends with a fingerprint of the request.</summary>
    public bool EchoFingerprint { get; init; }

    /// <summary>Whether the scripted answer is the customer's last turn, word for word, instead of a sentence about it.</summary>
    public bool EchoTurn { get; init; }

    /// <summary>How many requests are kept at least, each with its whole body.</summary>
    public int JournalCapacity { get; init; } = 2_000;

    /// <summary>The clock of dates and delays.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
