using System.Reflection;
using CryptoLock.Application;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using NetArchTest.Rules;

namespace CryptoLock.Architecture.Tests;

[TestFixture]
internal sealed class LayerTests
{
    private static readonly Assembly Domain = typeof(ChatSession).Assembly;
    private static readonly Assembly Application = typeof(ApplicationServiceCollectionExtensions).Assembly;
    private static readonly Assembly Infrastructure = typeof(PersistenceServiceCollectionExtensions).Assembly;
    private static readonly Assembly Api = typeof(Program).Assembly;

    private static readonly Type[] All = [.. new[] { Domain, Application, Infrastructure, Api }.SelectMany(a => a.GetTypes())
        .Where(t => t.Namespace?.StartsWith("CryptoLock", StringComparison.Ordinal) == true && !t.Name.Contains('<'))
        .Where(t => t.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) == false)];

    [Test]
    public void Domain_DependsOnNothing() => Assert.That(Rules.DependsOnNothing(Types.InAssembly(Domain)), Is.Empty);

    [Test]
    public void Application_KnowsNoTechnology() => Assert.That(Rules.KnowsNoTechnology(Types.InAssembly(Application)), Is.Empty);

    [Test]
    public void HandlersAndValidators_AreInternalAndSealed() => Assert.That(Rules.HandlersAndValidatorsAreInternalAndSealed(All), Is.Empty);

    [Test]
    public void Classes_AreSealed() => Assert.That(Rules.ClassesAreSealed(All), Is.Empty);

    [Test]
    public void Requests_HaveExactlyOneHandler() => Assert.That(Rules.RequestsHaveOneHandler(Application.GetTypes()), Is.Empty);

    [Test]
    public void RequestsWithText_HaveAValidator() => Assert.That(Rules.CommandsFromOutsideHaveAValidator(Application.GetTypes()), Is.Empty);

    [Test]
    public void Controllers_OnlySend() => Assert.That(Rules.ControllersOnlySend(Api.GetTypes()), Is.Empty);

    [Test]
    public void EventIdsOfTheLog_AreUnique() => Assert.That(Rules.EventIdsAreUnique(All), Is.Empty);

    [TestCase("Gemini")]
    [TestCase("Twilio")]
    [TestCase("Sqlite")]
    public void ProviderNames_StayInTheirFolder(string provider) => Assert.That(Rules.StayInTheirFolder(All, provider), Is.Empty);
}
