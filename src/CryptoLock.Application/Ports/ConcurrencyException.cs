namespace CryptoLock.Application.Ports;

/// <summary>Somebody else changed the conversation first. Nothing was stored: load it again and decide anew.</summary>
public sealed class ConcurrencyException() : Exception("The conversation was changed by somebody else.");
