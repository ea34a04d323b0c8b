namespace CryptoLock.Application.Common;

/// <summary>The service cannot start, for a reason that its operator can mend.</summary>
/// <param name="message">What is wrong and what to do about it, without secrets.</param>
/// <param name="inner">The cause; null when there is none.</param>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
