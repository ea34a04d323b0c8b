namespace CryptoLock.Api.Configuration;

/// <summary>A setting that keeps the service from starting.</summary>
/// <param name="Key">The configuration key.</param>
/// <param name="Advice">What is wrong and what to set; begins in the middle of a sentence whose subject is the key.</param>
internal sealed record ConfigurationFailure(string Key, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => $"{ConfigurationAliases.Describe(Key)} {Advice}";
}
