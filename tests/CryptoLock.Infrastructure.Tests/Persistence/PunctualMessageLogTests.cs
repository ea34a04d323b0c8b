using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class PunctualMessageLogTests
{
    private FakeTimeProvider _clock = null!;
    private TaskCompletionSource<InboundReceipt> _commit = null!;

    [SetUp]
    public void SetUp() => (_clock, _commit) = (new(), new());

    [Test]
    public async Task AppendAsync_WhenTheStoreAnswersInTime_ReturnsItsReceipt()
    {
        var appending = AppendAsync();
        _commit.SetResult(InboundReceipt.Duplicate);

        Assert.That(await appending, Is.SameAs(InboundReceipt.Duplicate));
    }

    [Test]
    public void AppendAsync_WhenTheStoreHangs_SaysSoInTime()
    {
        var appending = AppendAsync();
        _clock.Advance(new StorageOptions().WriteTimeout);

        Assert.That(() => appending, Throws.TypeOf<StoreUnavailableException>());
    }

    [Test]
    public void AppendAsync_WhenTheStoreFails_SaysWhatItSays()
    {
        _commit.SetException(new StoreUnavailableException("full"));

        Assert.That(AppendAsync, Throws.TypeOf<StoreUnavailableException>().With.Message.EqualTo("full"));
    }

    [TestCase(0.4)]
    [TestCase(12.1)]
    public void Validate_WhenTwilioWouldNotWaitOrNobodyCouldWrite_NamesTheKey(double seconds)
    {
        var result = new StorageOptionsValidator().Validate(null, new StorageOptions { WriteTimeout = TimeSpan.FromSeconds(seconds) });

        Assert.That(result.FailureMessage, Does.StartWith("Storage:WriteTimeout is"));
    }

    private Task<InboundReceipt> AppendAsync()
    {
        var log = Mock.Of<IInboundMessageLog>(l => l.AppendAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>()) == _commit.Task);
        return new PunctualMessageLog(log, Options.Create(new StorageOptions()), _clock).AppendAsync(null!, CancellationToken.None);
    }
}
