using System.Diagnostics.CodeAnalysis;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>A place that a customer shared.</summary>
public sealed record LocationResponse
{
    /// <summary>Degrees, −90 to 90.</summary>
    /// <example>-23.5614</example>
    public required double Latitude { get; init; }

    /// <summary>Degrees, −180 to 180.</summary>
    /// <example>-46.6559</example>
    public required double Longitude { get; init; }

    /// <summary>Name of the place; null when not given.</summary>
    /// <example>MASP</example>
    public required string? Label { get; init; }

    /// <summary>Postal address; null when not given.</summary>
    /// <example>Av. Paulista, 1578, São Paulo</example>
    public required string? Address { get; init; }

    [return: NotNullIfNotNull(nameof(location))]
    internal static LocationResponse? From(SharedLocation? location) => location is null ? null : new()
    {
        Latitude = location.Latitude,
        Longitude = location.Longitude,
        Label = location.Label,
        Address = location.Address,
    };
}
