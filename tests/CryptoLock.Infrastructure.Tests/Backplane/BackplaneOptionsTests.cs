using CryptoLock.Infrastructure.Backplane;

namespace CryptoLock.Infrastructure.Tests.Backplane;

[TestFixture]
internal sealed class BackplaneOptionsTests
{
    [TestCase("")]
    [TestCase("hello")]
    [TestCase("01900000-0000-7000-8000-000000000001 * Tomorrow")]
    [TestCase("01900000-0000-7000-8000-000000000001 someone CustomerWrote")]
    public void Read_OfWhatAnotherVersionSays_IsNothing(string text) => Assert.That(Interruption.Read(text), Is.Null);

    [TestCase("")]
    [TestCase("hello")]
    [TestCase("01900000-0000-7000-8000-000000000001 01900000-0000-7000-8000-000000000002 SomethingNew 1")]
    [TestCase("01900000-0000-7000-8000-000000000001 01900000-0000-7000-8000-000000000002 99 1")]
    [TestCase("01900000-0000-7000-8000-000000000001 01900000-0000-7000-8000-000000000002 PartSent 9223372036854775807")]
    public void Read_OfAnUpdateThatAnotherVersionSays_IsNothing(string text) => Assert.That(RelayedUpdate.Read(text), Is.Null);

    [TestCase(null, "cryptolock:", true)]
    [TestCase("redis.example.com:6379,password=secret", "cryptolock:", true)]
    [TestCase("password=secret", "cryptolock:", false)]
    [TestCase("redis.example.com", " ", false)]
    public void Validate_AcceptsWhatCanBeReached(string? redis, string prefix, bool expected) => Assert.That(
        new BackplaneOptionsValidator().Validate(null, new() { Redis = redis, ChannelPrefix = prefix }).Succeeded, Is.EqualTo(expected));
}
