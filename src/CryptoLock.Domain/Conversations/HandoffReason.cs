namespace CryptoLock.Domain.Conversations;

/// <summary>Why a person is needed.</summary>
public enum HandoffReason
{
    /// <summary>The AI failed for good, was blocked or returned nothing. The assistant goes on answering as soon as it can.</summary>
    AssistantUnavailable,

    /// <summary>The customer waited too long for an answer. The assistant goes on answering as soon as it can.</summary>
    NoAnswerInTime,

    /// <summary>A reply could not be delivered.</summary>
    DeliveryFailed,

    /// <summary>The customer asked for a person. The assistant stays silent until it is handed back.</summary>
    CustomerRequest,
}
