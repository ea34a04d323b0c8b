using CryptoLock.Infrastructure.Prompts;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class PromptPathTests
{
    private PromptFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new PromptFolder()
        .With("cwd/other/x.yaml", "")
        .With("root/prompts/p.yaml", "")
        .With("root/prompts/q.yml", "")
        .With("app/prompts/p.yaml", "")
        .With("app/prompts/r.yaml", "");

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("prompts", "p", ExpectedResult = "root/prompts/p.yaml")]
    [TestCase("prompts", "q", ExpectedResult = "root/prompts/q.yml")]
    [TestCase("prompts", "r", ExpectedResult = "app/prompts/r.yaml")]
    [TestCase("prompts", "r.yaml", ExpectedResult = "app/prompts/r.yaml")]
    [TestCase("prompts", "other/x.yaml", ExpectedResult = "cwd/other/x.yaml")]
    [TestCase("other", "x", ExpectedResult = "cwd/other/x.yaml")]
    [TestCase("prompts", "missing", ExpectedResult = "cwd/prompts/missing.yaml")]
    public string Resolve_TakesTheFirstThatExists(string directory, string active) => Path.GetRelativePath(
        _folder.Root,
        PromptPath.Resolve(
            new PromptOptions { Directory = directory, Active = active },
            [Path.Combine(_folder.Root, "cwd"), Path.Combine(_folder.Root, "root"), Path.Combine(_folder.Root, "app")]));

    [Test]
    public void Resolve_WhenPathIsFull_TakesIt()
    {
        var path = Path.Combine(_folder.Root, "cwd/other/x.yaml");

        Assert.That(PromptPath.Resolve(new PromptOptions { Active = path }, [Path.Combine(_folder.Root, "root")]), Is.EqualTo(path));
    }
}
