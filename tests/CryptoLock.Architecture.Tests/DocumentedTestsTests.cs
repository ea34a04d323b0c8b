using System.Text.RegularExpressions;

namespace CryptoLock.Architecture.Tests;

/// <summary>The guarantees name their tests: a renamed or deleted test must not leave a promise without proof.</summary>
[TestFixture]
internal sealed partial class DocumentedTestsTests
{
    private static readonly string Root = FindRoot();

    [TestCase("delivery-guarantees.md", 20)]
    [TestCase("operations.md", 2)]
    public void Page_NamesOnlyTestsThatExist(string page, int moreThan)
    {
        var named = TestName().Matches(File.ReadAllText(Path.Combine(Root, "docs", page)))
            .Select(match => (Fixture: match.Groups[1].Value, Test: match.Groups[2].Value)).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(moreThan));
        Assert.That(named.Where(name => !Exists(name.Fixture, name.Test)), Is.Empty);
    }

    [Test]
    public void Exists_ForAnUnknownTest_IsFalse() =>
        Assert.That(Exists(nameof(DocumentedTestsTests), "SomethingElse"), Is.False);

    // A long fixture has files by theme beside its own.
    private static bool Exists(string fixture, string test) => Directory
        .EnumerateFiles(Path.Combine(Root, "tests"), $"{fixture}.*cs", SearchOption.AllDirectories)
        .Any(file => File.ReadAllText(file).Contains($" {test}(", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CryptoLock.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex TestName();
}
