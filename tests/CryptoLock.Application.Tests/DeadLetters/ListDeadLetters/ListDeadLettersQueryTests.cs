using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.DeadLetters.ListDeadLetters;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using Moq;

namespace CryptoLock.Application.Tests.DeadLetters.ListDeadLetters;

[TestFixture]
internal sealed class ListDeadLettersQueryTests
{
    [Test]
    public async Task Handle_ReturnsThePageOfTheStore()
    {
        var (request, page) = (new PageRequest(2, 10), new Page<DeadLetter>([], 11));
        var reader = Mock.Of<IDeadLetterReader>(r => r.ListAsync(request, CancellationToken.None) == Task.FromResult(page));

        var result = await new ListDeadLettersQueryHandler(reader).Handle(new(request), CancellationToken.None);

        Assert.That(result.Value, Is.SameAs(page));
    }

    [TestCase(1, 200, "")]
    [TestCase(0, 201, "page,size")]
    public void Validate_KeepsThePageInRange(int number, int size, string faults) => Assert.That(
        string.Join(',', new ListDeadLettersQueryValidator().Validate(new ListDeadLettersQuery(new(number, size)))
            .Errors.Select(fault => fault.PropertyName)),
        Is.EqualTo(faults));
}
