using CryptoLock.Application.Live;

namespace CryptoLock.Application.Ports;

/// <summary>
/// Tells live views what happens, on all instances as far as the backplane carries. A view may miss something: what is true is in the
/// store.
/// </summary>
public interface ILiveFeed
{
    /// <summary>Tells everybody who watches. Never blocks, never fails.</summary>
    /// <param name="update">What happened.</param>
    void Publish(LiveUpdate update);

    /// <summary>Watches what happens from now on.</summary>
    /// <param name="onUpdate">Called for each update, perhaps from several threads at once; must not block and must not fail.</param>
    /// <returns>Ends the watching when disposed.</returns>
    IDisposable Watch(Action<LiveUpdate> onUpdate);
}
