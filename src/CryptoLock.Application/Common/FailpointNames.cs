namespace CryptoLock.Application.Common;

/// <summary>The steps of a message's way at which the crash tests end the process, in the order of that way.</summary>
public static class FailpointNames
{
    /// <summary>A customer's message is written but not committed.</summary>
    public const string InboundWritten = "inbound-written";

    /// <summary>A customer's message is committed; nobody has been told.</summary>
    public const string InboundCommitted = "inbound-committed";

    /// <summary>The webhook is about to be answered.</summary>
    public const string WebhookAnswering = "webhook-answering";

    /// <summary>The sweep found conversations and tells nobody yet.</summary>
    public const string SweepFound = "sweep-found";

    /// <summary>A turn is open or open again.</summary>
    public const string TurnOpened = "turn-opened";

    /// <summary>The answer is there; nothing of it is stored.</summary>
    public const string AnswerWritten = "answer-written";

    /// <summary>What became of the answer is committed: as a rule, a queued reply.</summary>
    public const string ReplyCommitted = "reply-committed";

    /// <summary>The first part of a reply is about to be marked as being sent.</summary>
    public const string FirstPartNext = "first-part-next";

    /// <summary>Between two parts of a reply: one has left, the next is about to be marked.</summary>
    public const string BetweenParts = "between-parts";

    /// <summary>A part is marked as being sent; the provider knows nothing of it.</summary>
    public const string PartSending = "part-sending";

    /// <summary>The provider answered, and as a rule accepted the part; we have not recorded it.</summary>
    public const string PartAccepted = "part-accepted";

    /// <summary>A part is recorded as sent.</summary>
    public const string PartSent = "part-sent";

    /// <summary>A status callback came; it is not recorded.</summary>
    public const string StatusReceived = "status-received";

    /// <summary>A status callback is recorded; it is not answered.</summary>
    public const string StatusRecorded = "status-recorded";

    /// <summary>The provider told what became of a part of unknown outcome; that is not recorded.</summary>
    public const string SettlementFound = "settlement-found";

    /// <summary>What became of a part of unknown outcome is recorded.</summary>
    public const string SettlementRecorded = "settlement-recorded";
}
