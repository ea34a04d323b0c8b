namespace CryptoLock.Emulators.Twilio;

/// <summary>What a request asks of Twilio.</summary>
public enum TwilioOperation
{
    /// <summary>Nothing that is emulated.</summary>
    Unknown,

    /// <summary>Send a message.</summary>
    CreateMessage,

    /// <summary>Read one message.</summary>
    FetchMessage,

    /// <summary>Look for messages.</summary>
    ListMessages,

    /// <summary>Redact or cancel a message.</summary>
    UpdateMessage,

    /// <summary>Delete a message.</summary>
    DeleteMessage,

    /// <summary>Download a medium, or read what it is.</summary>
    FetchMedia,

    /// <summary>Delete a medium.</summary>
    DeleteMedia,

    /// <summary>Show the typing indicator.</summary>
    Typing,
}

/// <summary>An authenticated request, before it is acted upon.</summary>
/// <param name="Operation">What it asks.</param>
/// <param name="Path">Its path.</param>
/// <param name="Fields">Its form fields, or query parameters when it is a GET; repeated names keep the first value.</param>
public sealed record TwilioCall(TwilioOperation Operation, string Path, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The recipient; null when the request names none.</summary>
    public string? To => Fields.GetValueOrDefault("To");

    /// <summary>The text; null when the request has none.</summary>
    public string? Body => Fields.GetValueOrDefault("Body");
}
