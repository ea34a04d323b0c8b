using CryptoLock.Application.Common;

namespace CryptoLock.Application.Handoff;

internal static class HandoffErrors
{
    public static readonly Error OptedOut = new(
        "session.opted_out", ErrorKind.Conflict, "The customer asked not to be written to; only the customer can change that.");

    public static readonly Error NotTakenOver = new(
        "session.not_taken_over", ErrorKind.Conflict, "Take the conversation over before you write to the customer.");

    public static readonly Error NothingVisible = new("reply.empty", ErrorKind.Permanent, "Nothing of the text would be visible.");

    public static readonly Error KeyReused = new(
        "reply.key_reused",
        ErrorKind.Permanent,
        "This Idempotency-Key was used for another text in this conversation. Send the new text with a new key.");
}
