namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>A broken promise.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Session">The conversation; null when the store knows none.</param>
/// <param name="What">What is wrong, by ids.</param>
internal sealed record Finding(FindingKind Kind, Guid? Session, string What)
{
    public override string ToString() => $"{Kind}: {What} (session {Session?.ToString() ?? "unknown"})";
}

/// <summary>The promises.</summary>
internal enum FindingKind
{
    /// <summary>An acknowledged message without outcome or without its reply, or a part that never arrived.</summary>
    Lost,

    /// <summary>A part that Twilio accepted twice, or a message that two replies answer.</summary>
    Doubled,

    /// <summary>Parts or replies of a conversation in another order than written.</summary>
    OutOfOrder,

    /// <summary>A message after which the customer never heard anything, although nobody took the conversation over.</summary>
    Silent,
}
