using CryptoLock.Architecture.Tests.Violations;
using NetArchTest.Rules;

namespace CryptoLock.Architecture.Tests;

/// <summary>A rule nobody has seen fail may be testing nothing.</summary>
[TestFixture]
internal sealed class RulesTests
{
    private static readonly Type[] Wrong = [.. typeof(RulesTests).Assembly.GetTypes().Where(t => t.Namespace == typeof(Ask).Namespace)];

    private static Types WrongTypes => Types.InAssembly(typeof(RulesTests).Assembly);

    [Test]
    public void DependsOnNothing_FindsTheDatabase() =>
        Assert.That(Rules.DependsOnNothing(WrongTypes), Has.Member(typeof(DomainThatKnowsTheDatabase).FullName));

    [Test]
    public void KnowsNoTechnology_FindsTheDatabase() =>
        Assert.That(Rules.KnowsNoTechnology(WrongTypes), Has.Member(typeof(DomainThatKnowsTheDatabase).FullName));

    [Test]
    public void HandlersAndValidators_FindsPublicOnes() => Assert.That(
        Rules.HandlersAndValidatorsAreInternalAndSealed(Wrong), Is.EquivalentTo(new[] { typeof(PublicHandler).FullName, typeof(PublicValidator).FullName }));

    [Test]
    public void ClassesAreSealed_FindsOpenOnes() => Assert.That(Rules.ClassesAreSealed(Wrong), Has.Member(typeof(PublicHandler).FullName));

    [Test]
    public void RequestsHaveOneHandler_FindsTheOneWithout() => Assert.That(Rules.RequestsHaveOneHandler(Wrong), Is.EqualTo(new[] { typeof(Ask).FullName }));

    [Test]
    public void CommandsFromOutside_FindsTheOneWithoutValidator() =>
        Assert.That(Rules.CommandsFromOutsideHaveAValidator(Wrong), Is.EqualTo(new[] { typeof(Ask).FullName }));

    [Test]
    public void ControllersOnlySend_FindsTheThinkingOne() =>
        Assert.That(Rules.ControllersOnlySend(Wrong), Has.One.Contains(nameof(ThinkingController)));

    [Test]
    public void StayInTheirFolder_FindsTheStray() =>
        Assert.That(Rules.StayInTheirFolder(Wrong, "Twilio"), Is.EqualTo(new[] { typeof(StrayTwilioThing).FullName }));

    [Test]
    public void EventIdsAreUnique_FindsTheOneThatStandsTwice() =>
        Assert.That(Rules.EventIdsAreUnique(Wrong), Is.EqualTo(new[] { "1: OneLog.LogOne, AnotherLog.LogAnother" }));
}
