using CryptoLock.Infrastructure.Persistence.Redis;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Tests.Persistence.Redis;

[TestFixture]
internal sealed class RedisFaultsTests
{
    private static IEnumerable<TestCaseData> Exceptions =>
    [
        new TestCaseData(new RedisTimeoutException("late", CommandStatus.Sent), true),
        new TestCaseData(new AggregateException(new RedisTimeoutException("late", CommandStatus.Sent)), true),
        new TestCaseData(new InvalidOperationException("reader was completed") { Source = "System.IO.Pipelines" }, true),
        new TestCaseData(new InvalidOperationException("a bug"), false),
        new TestCaseData(new AggregateException(new InvalidOperationException("a bug")), false),
    ];

    [TestCaseSource(nameof(Exceptions))]
    public void IsFault_IsTrueForTheClientsOwnAlone(Exception exception, bool expected) =>
        Assert.That(RedisFaults.IsFault(exception), Is.EqualTo(expected));
}
