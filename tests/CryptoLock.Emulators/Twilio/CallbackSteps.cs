namespace CryptoLock.Emulators.Twilio;

/// <summary>The statuses that a message goes through after it was accepted.</summary>
internal static class CallbackSteps
{
    private static readonly string[] Shipped = ["sent", "delivered"];
    private static readonly string[] Opened = ["sent", "delivered", "read"];
    private static readonly string[] Refused = ["failed"];

    public static string[] For(TwilioMessage message, CallbackFault? fault, bool readReceipts)
    {
        var steps = fault switch
        {
            { ErrorCode: not null } => Refused,
            _ when readReceipts && message.IsWhatsApp => Opened,
            _ => Shipped,
        };
        return message.MessagingServiceSid is null ? steps : ["queued", .. steps];
    }

    /// <summary>Another order than the right one, when there is more than one step; the same for the same message.</summary>
    public static string[] Shuffle(string[] steps, long seed)
    {
        string[] shuffled = [.. steps];
        new Random((int)seed).Shuffle(shuffled);
        if (shuffled.AsSpan().SequenceEqual(steps))
        {
            Array.Reverse(shuffled);
        }

        return shuffled;
    }
}
