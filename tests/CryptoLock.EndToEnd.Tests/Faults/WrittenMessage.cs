namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>What a customer wrote.</summary>
internal sealed class WrittenMessage(string sid, string token)
{
    public string Sid { get; } = sid;

    public string Token { get; } = token;

    /// <summary>When the service first answered 200, UTC; null while it has not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>Whether an answer to it was seen.</summary>
    public bool IsAnswered { get; set; }
}
