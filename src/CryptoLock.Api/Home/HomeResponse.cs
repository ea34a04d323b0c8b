namespace CryptoLock.Api.Home;

/// <summary>What this service is, and where to go on.</summary>
public sealed record HomeResponse
{
    /// <summary>The service's name.</summary>
    /// <example>CryptoLock</example>
    public required string Name { get; init; }

    /// <summary>The running version.</summary>
    /// <example>0.1.0</example>
    public required string Version { get; init; }

    /// <summary>The host environment, such as <c>Development</c> or <c>Production</c>.</summary>
    /// <example>Production</example>
    public required string Environment { get; init; }

    /// <summary>Whether no channel but the simulator is connected, so that nobody outside is reached.</summary>
    /// <example>false</example>
    public required bool Demo { get; init; }

    /// <summary>Addresses of interest by name, relative to this one.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }
}
