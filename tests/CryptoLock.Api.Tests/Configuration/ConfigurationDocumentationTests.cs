using System.Reflection;
using CryptoLock.Api.Configuration;
using CryptoLock.Api.Startup;
using CryptoLock.Api.Tests.Hosting;

namespace CryptoLock.Api.Tests.Configuration;

/// <summary>
/// Holds docs/configuration.md to the options classes of all projects: a new property fails here until it is described.
/// </summary>
[TestFixture]
internal sealed class ConfigurationDocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

    private static IEnumerable<string> Keys => OptionsTypes.FindAll().SelectMany(found => KeysOf(found.Type, found.Section)).Distinct();

    [TestCaseSource(nameof(Keys))]
    public void Configuration_DescribesTheKey(string key) => Assert.That(Page, Does.Contain($"`{key}`"));

    [Test]
    public void Configuration_DescribesEachAlias() =>
        Assert.That(ConfigurationAliases.Keys.Keys.Where(alias => !Page.Contains($"`{alias}`", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Example_HasEachAlias()
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, ".env.example"));

        Assert.That(
            ConfigurationAliases.Keys.Keys.Where(alias => !example.Contains($"{alias}=", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void OptionsTypes_FindsTheHostsOwn() =>
        Assert.That(OptionsTypes.FindAll(), Does.Contain((typeof(ApiOptions), "Api")));

    private static IEnumerable<string> KeysOf(Type type, string section) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => IsNested(property.PropertyType)
            ? KeysOf(property.PropertyType, $"{section}:{property.Name}")
            : [$"{section}:{property.Name}"]);

    private static bool IsNested(Type type) =>
        type.IsClass && type.Namespace?.StartsWith("CryptoLock.", StringComparison.Ordinal) == true;
}
