using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Application.Sessions.ListSessions;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Application.Tests.Sessions.ListSessions;

[TestFixture]
internal sealed class ListSessionsQueryTests
{
    private static readonly SessionFilter Everything = new(null, null, null);

    [Test]
    public async Task Handle_ReturnsThePageOfTheStore()
    {
        var query = new ListSessionsQuery(new SessionFilter(SessionStatus.WithHuman, "whatsapp:+1", null), new PageRequest(2, 10));
        var page = new Page<SessionSummary>([], 11);
        var reader = Mock.Of<ISessionReader>(
            r => r.ListAsync(query.Filter, query.Page, CancellationToken.None) == Task.FromResult(page));

        var result = await new ListSessionsQueryHandler(reader).Handle(query, CancellationToken.None);

        Assert.That(result.Value, Is.SameAs(page));
    }

    [TestCase(1, 1, "")]
    [TestCase(1_000_000, 200, "")]
    [TestCase(0, 50, "page")]
    [TestCase(-1, 50, "page")]
    [TestCase(1_000_001, 50, "page")]
    [TestCase(1, 0, "size")]
    [TestCase(1, 201, "size")]
    [TestCase(0, 0, "page,size")]
    public void Validate_KeepsThePageInRange(int number, int size, string faults) =>
        Assert.That(FaultsOf(Everything, new PageRequest(number, size)), Is.EqualTo(faults));

    [TestCase(null, "")]
    [TestCase("whatsapp:+15005550006", "")]
    [TestCase("", "customer")]
    [TestCase("two words", "customer")]
    public void Validate_ChecksTheCustomer(string? customer, string faults) =>
        Assert.That(FaultsOf(Everything with { Customer = customer }, new PageRequest(1, 1)), Is.EqualTo(faults));

    [TestCase(null, "")]
    [TestCase(SessionStatus.OptedOut, "")]
    [TestCase((SessionStatus)99, "status")]
    public void Validate_ChecksTheStatus(SessionStatus? status, string faults) =>
        Assert.That(FaultsOf(Everything with { Status = status }, new PageRequest(1, 1)), Is.EqualTo(faults));

    private static string FaultsOf(SessionFilter filter, PageRequest page) => string.Join(
        ',', new ListSessionsQueryValidator().Validate(new ListSessionsQuery(filter, page)).Errors.Select(fault => fault.PropertyName));
}
