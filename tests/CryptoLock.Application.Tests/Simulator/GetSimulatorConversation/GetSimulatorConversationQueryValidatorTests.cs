using CryptoLock.Application.Simulator.GetSimulatorConversation;

namespace CryptoLock.Application.Tests.Simulator.GetSimulatorConversation;

[TestFixture]
internal sealed class GetSimulatorConversationQueryValidatorTests
{
    [TestCase("abcd1234", 0, true)]
    [TestCase("abcd1234", int.MaxValue, true)]
    [TestCase("abcd1234", -1, false)]
    [TestCase("abc", 0, false)]
    [TestCase(null, 0, false)]
    public void Validate_ForQuery_FollowsTheRules(string? id, int after, bool expected)
    {
        var result = new GetSimulatorConversationQueryValidator().Validate(new GetSimulatorConversationQuery(id, after));

        Assert.That(result.IsValid, Is.EqualTo(expected));
    }
}
