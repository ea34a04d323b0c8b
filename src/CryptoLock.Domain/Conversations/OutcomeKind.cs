namespace CryptoLock.Domain.Conversations;

/// <summary>The ways in which a customer's message can end.</summary>
public enum OutcomeKind
{
    /// <summary>Answered by a turn's reply.</summary>
    Answered,

    /// <summary>Read together with a later message that was answered.</summary>
    Merged,

    /// <summary>Left to the person who has the conversation.</summary>
    HandedOff,

    /// <summary>Deliberately left without an answer.</summary>
    Suppressed,

    /// <summary>Not answered; a person was asked.</summary>
    FailedToPerson,
}
