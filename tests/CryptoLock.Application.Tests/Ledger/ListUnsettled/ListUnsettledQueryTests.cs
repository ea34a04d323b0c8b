using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ledger.ListUnsettled;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Ledger.ListUnsettled;

[TestFixture]
internal sealed class ListUnsettledQueryTests
{
    private static readonly PageRequest FirstPage = new(1, 10);

    [TestCase(null, 300)]
    [TestCase("00:00:00", 0)]
    [TestCase("00:01:00", 60)]
    public async Task Handle_ReadsThePageOfThatAge(string? olderThan, int seconds)
    {
        var page = new Page<UnsettledMessage>([], 3);
        var ledger = Mock.Of<IOutcomeLedger>(l => l.ListUnsettledAsync(
            TestSessions.Start, TimeSpan.FromSeconds(seconds), FirstPage, CancellationToken.None) == Task.FromResult(page));

        var result = await new ListUnsettledQueryHandler(
            ledger, Options.Create(new ConversationOptions()), new FakeTimeProvider(TestSessions.Start))
            .Handle(new(Age(olderThan), FirstPage), CancellationToken.None);

        Assert.That(result.Value, Is.SameAs(page));
    }

    [TestCase(null, 1, "")]
    [TestCase("00:00:00", 1, "")]
    [TestCase("365.00:00:00", 1, "")]
    [TestCase("365.00:00:01", 1, "olderThan")]
    [TestCase("-00:00:01", 1, "olderThan")]
    [TestCase(null, 0, "page")]
    public void Validate_KeepsAgeAndPageInRange(string? olderThan, int page, string faults) => Assert.That(
        string.Join(',', new ListUnsettledQueryValidator().Validate(new ListUnsettledQuery(Age(olderThan), new(page, 1)))
            .Errors.Select(fault => fault.PropertyName)),
        Is.EqualTo(faults));

    private static TimeSpan? Age(string? text) =>
        text is null ? null : TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
