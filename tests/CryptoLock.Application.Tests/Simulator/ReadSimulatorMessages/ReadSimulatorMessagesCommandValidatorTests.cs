using CryptoLock.Application.Simulator.ReadSimulatorMessages;

namespace CryptoLock.Application.Tests.Simulator.ReadSimulatorMessages;

[TestFixture]
internal sealed class ReadSimulatorMessagesCommandValidatorTests
{
    [TestCase("abcd1234", 1, true)]
    [TestCase("abcd1234", 0, false)]
    [TestCase("a b", 1, false)]
    public void Validate_ForCommand_FollowsTheRules(string? id, int position, bool expected)
    {
        var result = new ReadSimulatorMessagesCommandValidator().Validate(new ReadSimulatorMessagesCommand(id, position));

        Assert.That(result.IsValid, Is.EqualTo(expected));
    }
}
