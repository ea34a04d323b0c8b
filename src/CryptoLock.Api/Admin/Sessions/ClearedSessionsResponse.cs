namespace CryptoLock.Api.Admin.Sessions;

/// <summary>The effect of erasing all conversations.</summary>
public sealed record ClearedSessionsResponse
{
    /// <summary>Conversations erased.</summary>
    /// <example>3</example>
    public required int Count { get; init; }
}
