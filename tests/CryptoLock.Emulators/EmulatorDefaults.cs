namespace CryptoLock.Emulators;

/// <summary>The fake credentials that emulators, command line and demo agree on. None of them opens anything real.</summary>
public static class EmulatorDefaults
{
    /// <summary>Account of the Twilio emulator.</summary>
    public const string AccountSid = "AC00000000000000000000000000000001";

    /// <summary>Auth token of that account: signs webhooks and opens the REST API.</summary>
    public const string AuthToken = "fa4efa4efa4efa4efa4efa4efa4efa4e";

    /// <summary>The company's WhatsApp address.</summary>
    public const string Sender = "whatsapp:+14155238886";

    /// <summary>API key of the Gemini emulator.</summary>
    public const string GeminiApiKey = "FAKE-API-KEY-0000";

    /// <summary>Access token that the Vertex paths of the Gemini emulator accept.</summary>
    public const string VertexAccessToken = "FAKE-ACCESS-TOKEN-0000";
}
