using CryptoLock.Application.Simulator;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Tests.Simulator;

[TestFixture]
internal sealed class SimulatorAddressTests
{
    [TestCase("abcdefgh", true)]
    [TestCase("AZaz09_-", true)]
    [TestCase("0123456789012345678901234567890123456789012345678901234567890123", true)]
    [TestCase("01234567890123456789012345678901234567890123456789012345678901234", false)]
    [TestCase("abcdefg", false)]
    [TestCase("abcdefgh\n", false)]
    [TestCase("abcd efgh", false)]
    [TestCase("abcdéfgh", false)]
    [TestCase("abcd/efgh", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void IsConversationId_ForText_FollowsTheRule(string? text, bool expected) =>
        Assert.That(SimulatorAddress.IsConversationId(text), Is.EqualTo(expected));

    [Test]
    public void OfCustomer_ForTheLongestId_IsAnAddress() =>
        Assert.That(ParticipantAddress.IsValid(SimulatorAddress.OfCustomer(new string('a', 64))), Is.True);
}
