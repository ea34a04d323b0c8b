namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>A strike and how the others took it.</summary>
/// <param name="Strike">What happened.</param>
/// <param name="WentOnAfter">
/// From the strike until nothing that was open at that moment was open any more, with the struck instance still struck; for a rolling
/// restart, how long all of it took. Null when it did not come to that in time.
/// </param>
internal sealed record Blow(Strike Strike, TimeSpan? WentOnAfter);
