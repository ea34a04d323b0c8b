using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Redis;

namespace CryptoLock.Infrastructure.Tests.Persistence.Redis;

[TestFixture]
internal sealed class RedisStoreTests
{
    [TestCase("redis.example.com", "redis.example.com:6379")]
    [TestCase("redis.example.com:6380,ssl=true,password=secret", "redis.example.com:6380")]
    [TestCase("one:6379,two:6379,user=u,password=secret", "one:6379 and two:6379")]
    [TestCase("redis://redis.example.com", "redis.example.com:6379")]
    [TestCase("rediss://u:secret@redis.example.com:6380/2", "redis.example.com:6380")]
    [TestCase("127.0.0.1:7000", "127.0.0.1:7000")]
    public void From_OfAConnectionString_TellsThePlaceWithoutSecrets(string connectionString, string place) =>
        Assert.That(RedisStore.From(connectionString).Place, Is.EqualTo(place));

    [Test]
    public void From_OfAnAddress_ReadsEverythingInIt()
    {
        var settings = RedisStore.From("rediss://u:pass%20word@redis.example.com:6380/2").Settings;

        Assert.That(
            (settings.User, settings.Password, settings.Ssl, settings.DefaultDatabase), Is.EqualTo(("u", "pass word", true, (int?)2)));
    }

    [Test]
    public void From_WithTimeoutsOfOnesOwn_KeepsThem() =>
        Assert.That(RedisStore.From("redis.example.com,asyncTimeout=700").Settings.AsyncTimeout, Is.EqualTo(700));

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("Data Source=data/cryptolock.db")]
    [TestCase("Host=db.example.com;Database=cryptolock;Password=secret")]
    [TestCase("password=secret")]
    [TestCase("redis://redis.example.com/first")]
    public void From_OfSomethingElse_SaysWhatToSet(string? connectionString) => Assert.That(
        () => RedisStore.From(connectionString),
        Throws.TypeOf<StartupException>().With.Message.Contains("redis.example.com:6379").And.Message.Not.Contains("secret"));

    [TestCase("cryptolock:", true)]
    [TestCase("a", true)]
    [TestCase("", false)]
    [TestCase("two words", false)]
    [TestCase("{tag}:", false)]
    [TestCase("ação:", false)]
    public void KeyPrefix_IsChecked(string prefix, bool expected) =>
        Assert.That(new StorageOptionsValidator().Validate(null, new() { KeyPrefix = prefix }).Succeeded, Is.EqualTo(expected));

    [Test]
    public void KeyPrefix_HasALimit() =>
        Assert.That(new StorageOptionsValidator().Validate(null, new() { KeyPrefix = new string('a', 65) }).Failed, Is.True);
}
