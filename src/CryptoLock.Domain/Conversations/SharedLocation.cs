namespace CryptoLock.Domain.Conversations;

/// <summary>A place that the customer shared.</summary>
/// <param name="Latitude">Degrees, −90 to 90.</param>
/// <param name="Longitude">Degrees, −180 to 180.</param>
/// <param name="Label">Name of the place; null when not given.</param>
/// <param name="Address">Postal address; null when not given.</param>
public sealed record SharedLocation(double Latitude, double Longitude, string? Label, string? Address);
