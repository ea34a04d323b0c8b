namespace CryptoLock.Domain.Common;

/// <summary>Something that happened to an aggregate. Published once, after the change is committed.</summary>
public interface IDomainEvent;
