namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>What the service's store says happened.</summary>
internal sealed record Ledger(
    IReadOnlyList<LedgerMessage> Messages, IReadOnlyList<LedgerReply> Replies, IReadOnlyList<LedgerPart> Parts);

/// <summary>A customer's message.</summary>
internal sealed record LedgerMessage(
    Guid Session, int Position, string ProviderId, string Text, DateTimeOffset At, string? Outcome, Guid? Turn);

/// <summary>A message to a customer. A model's carries the tokens of what it answers.</summary>
internal sealed record LedgerReply(Guid Id, Guid Session, int Position, string Text, Guid? Turn, bool IsModels);

/// <summary>A part of a message to a customer.</summary>
internal sealed record LedgerPart(Guid Id, Guid Message, int Index, int Status, string? ProviderId)
{
    public const int Sent = 2;
    public const int Failed = 5;
}

/// <summary>A part that Twilio accepted, in the order of acceptance.</summary>
internal sealed record AcceptedPart(Guid Part, string Sid, DateTimeOffset At);
