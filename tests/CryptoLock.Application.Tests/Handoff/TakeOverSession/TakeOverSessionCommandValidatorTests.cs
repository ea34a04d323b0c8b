using CryptoLock.Application.Handoff.TakeOverSession;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Application.Tests.Handoff.TakeOverSession;

[TestFixture]
internal sealed class TakeOverSessionCommandValidatorTests
{
    private static readonly ChatSessionId Id = TestSessions.New().Id;

    [TestCase("Rui", "")]
    [TestCase("Rui d'Ávila 👍", "")]
    [TestCase(null, "operator")]
    [TestCase("", "operator")]
    [TestCase("  ", "operator")]
    [TestCase("two\nlines", "operator")]
    [TestCase("nul\0", "operator")]
    [TestCase("half \uD83D", "operator")]
    public void Validate_ChecksTheName(string? name, string faults) => Assert.That(FaultsOf(new(Id, name)), Is.EqualTo(faults));

    [TestCase(128, "")]
    [TestCase(129, "operator")]
    public void Validate_LimitsTheName(int length, string faults) =>
        Assert.That(FaultsOf(new(Id, new string('a', length))), Is.EqualTo(faults));

    [Test]
    public void Validate_WhenTheIdIsEmpty_NamesIt() => Assert.That(FaultsOf(new(default, "Rui")), Is.EqualTo("id"));

    private static string FaultsOf(TakeOverSessionCommand command) =>
        string.Join(',', new TakeOverSessionCommandValidator().Validate(command).Errors.Select(fault => fault.PropertyName));
}
