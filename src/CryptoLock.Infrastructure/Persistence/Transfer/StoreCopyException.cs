namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>A store cannot be copied, or was not. Unless the message says otherwise, the target holds no row of the source.</summary>
/// <param name="message">What is wrong and what to do about it, without data or secrets.</param>
/// <param name="inner">The cause; null when there is none.</param>
public sealed class StoreCopyException(string message, Exception? inner = null) : Exception(message, inner);
