namespace CryptoLock.Emulators.Faults;

/// <summary>Something that goes wrong with a call.</summary>
/// <typeparam name="TCall">The call.</typeparam>
public interface IFault<in TCall>
{
    /// <summary>What the journal calls it.</summary>
    string Name { get; }

    /// <summary>Whether the call is of the kind that this fault strikes.</summary>
    /// <param name="call">The call.</param>
    bool AppliesTo(TCall call);
}
