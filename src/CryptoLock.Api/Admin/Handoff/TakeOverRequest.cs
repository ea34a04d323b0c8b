namespace CryptoLock.Api.Admin.Handoff;

/// <summary>Who takes a conversation over.</summary>
public sealed record TakeOverRequest
{
    /// <summary>The person's name, for colleagues; 1 to 128 characters. The customer does not see it.</summary>
    /// <example>Rui</example>
    public string Operator { get; init; } = string.Empty;
}
