namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>What happens to an instance while customers write.</summary>
/// <param name="Kind">What.</param>
/// <param name="Instance">To which, from 0; to all, one after the other, for <see cref="StrikeKind.Roll"/>.</param>
internal sealed record Strike(StrikeKind Kind, int Instance);

internal enum StrikeKind
{
    /// <summary>SIGKILL; it is started again when the others went on with its conversations.</summary>
    Kill,

    /// <summary>SIGSTOP beyond its locks' life, then SIGCONT.</summary>
    Pause,

    /// <summary>The store is out of its reach without a word, beyond its locks' life.</summary>
    Cut,

    /// <summary>SIGTERM and a new process, one instance after the other.</summary>
    Roll,
}
