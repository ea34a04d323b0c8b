namespace CryptoLock.Application.Ports;

/// <summary>
/// The store cannot be reached, cannot write now, or did not answer in time. Nothing is known to be stored; the same call may
/// succeed later.
/// </summary>
/// <param name="reason">What failed, without customer data.</param>
/// <param name="inner">The store's own exception; null when there is none.</param>
public sealed class StoreUnavailableException(string reason, Exception? inner = null) : Exception(reason, inner);
