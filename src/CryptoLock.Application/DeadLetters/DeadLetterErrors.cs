using CryptoLock.Application.Common;

namespace CryptoLock.Application.DeadLetters;

internal static class DeadLetterErrors
{
    public static readonly Error NotFound = new(
        "dead_letter.not_found", ErrorKind.NotFound, "There is no such dead letter, or it was replayed already.");

    public static readonly Error AssistantIsOut = new(
        "dead_letter.assistant_out",
        ErrorKind.Conflict,
        "A person has the conversation or was asked for. Hand it back first, or answer the customer yourself.");

    public static readonly Error TurnIsOpen = new(
        "dead_letter.turn_open",
        ErrorKind.Conflict,
        "Another answer of this conversation is being written. Try again when it is done.");

    public static readonly Error TooOld = new(
        "dead_letter.too_old",
        ErrorKind.Conflict,
        "The conversation has gone on too far for the assistant to see the question. Answer it yourself.");
}
