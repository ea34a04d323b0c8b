namespace CryptoLock.Application.Prompts;

/// <summary>Texts that the service itself says; never generated. Written in the prompt, in each of its languages.</summary>
public enum FixedText
{
    /// <summary>The assistant cannot answer now and a person was asked.</summary>
    Unavailable,

    /// <summary>The documentation does not say.</summary>
    NotDocumented,

    /// <summary>The message is of a kind that the service does not understand.</summary>
    UnsupportedMessage,

    /// <summary>The message has only media, which the service cannot look at.</summary>
    AttachmentOnly,
}
