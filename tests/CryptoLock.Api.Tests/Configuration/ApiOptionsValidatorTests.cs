using CryptoLock.Api.Configuration;

namespace CryptoLock.Api.Tests.Configuration;

[TestFixture]
internal sealed class ApiOptionsValidatorTests
{
    [TestCase(null, 1, 1)]
    [TestCase("", 100_000, 86_400)]
    [TestCase("sixteen-letters-", 120, 60)]
    public void Validate_WhenAllIsInRange_Succeeds(string? key, int permits, int seconds) =>
        Assert.That(Validate(key, permits, seconds), Is.Empty);

    [TestCase("fifteen-letters", 120, 60, "Api:AdminKey (ADMIN_API_KEY)")]
    [TestCase(null, 0, 60, "Api:RateLimit:PermitLimit")]
    [TestCase(null, 100_001, 60, "Api:RateLimit:PermitLimit")]
    [TestCase(null, 120, 0, "Api:RateLimit:Window")]
    [TestCase(null, 120, 86_401, "Api:RateLimit:Window")]
    public void Validate_WhenAValueIsOutOfRange_NamesTheKeyAndNotTheValue(string? key, int permits, int seconds, string expected)
    {
        var failures = Validate(key, permits, seconds);

        Assert.That(failures, Has.One.StartsWith(expected));
        Assert.That(failures, Has.None.Contains("fifteen"));
    }

    private static IEnumerable<string> Validate(string? key, int permits, int seconds) =>
        new ApiOptionsValidator().Validate(null, new ApiOptions
        {
            AdminKey = key,
            RateLimit = new() { PermitLimit = permits, Window = TimeSpan.FromSeconds(seconds) },
        }).Failures ?? [];
}
