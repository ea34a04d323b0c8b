namespace CryptoLock.Domain.Common;

/// <summary>A rule of the domain was broken by the caller: a defect, never bad input. The aggregate is unchanged.</summary>
/// <param name="message">The broken rule, without any customer data.</param>
public sealed class DomainException(string message) : Exception(message);
