namespace CryptoLock.Application.Prompts;

/// <summary>Texts that the service itself says; never generated. Written in the prompt, in each of its languages.</summary>
public enum FixedText
{
    /// <summary>The assistant cannot answer now and a person was asked.</summary>
    Unavailable,

    /// <summary>The customer asked for a person, who was told; the assistant is silent until then.</summary>
    PersonAsked,

    /// <summary>The documentation does not say.</summary>
    NotDocumented,

    /// <summary>The message is of a kind that the service does not understand.</summary>
    UnsupportedMessage,

    /// <summary>The message has only media, which the service cannot look at.</summary>
    AttachmentOnly,

    /// <summary>The answer takes longer than usual, but it will come.</summary>
    StillWorking,

    /// <summary>Messages are left unanswered because there are too many of them.</summary>
    TooManyMessages,

    /// <summary>Confirms that no more messages will be sent, and says how to undo it.</summary>
    OptedOut,

    /// <summary>Confirms that messages will be answered again.</summary>
    OptedIn,

    /// <summary>Says that something waits for the customer, who has to write first. Sent as the configured template.</summary>
    PleaseWrite,
}
