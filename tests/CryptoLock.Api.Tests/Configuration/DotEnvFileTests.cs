using CryptoLock.Api.Configuration;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Common;

namespace CryptoLock.Api.Tests.Configuration;

[TestFixture]
[NonParallelizable]
internal sealed class DotEnvFileTests
{
    private const string Name = "CRYPTOLOCK_TEST_DOTENV";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void CleanUp()
    {
        _folder.Dispose();
        Environment.SetEnvironmentVariable(Name, null);
    }

    [Test]
    public void Load_WhenThereIsNoFile_DoesNothing() =>
        Assert.That(() => DotEnvFile.Load(_folder.Path), Throws.Nothing);

    [TestCase($"{Name}=abc", "abc")]
    [TestCase($"# comment\n\n{Name}='a b # $c'\n", "a b # $c")]
    [TestCase($"export {Name}=abc # note", "abc")]
    [TestCase($"{Name}=\n{Name}=abc\n{Name}=\n", "abc")]
    [TestCase($"{Name}=first\n{Name}=last\n", "last")]
    [TestCase($"{Name}=\n", "")]
    public void Load_SetsTheVariable(string content, string expected)
    {
        _folder.File(".env", content);

        DotEnvFile.Load(_folder.Path);

        Assert.That(Environment.GetEnvironmentVariable(Name), Is.EqualTo(expected));
    }

    [Test]
    public void Load_WhenTheEnvironmentHasTheVariable_LeavesIt()
    {
        Environment.SetEnvironmentVariable(Name, "real");
        _folder.File(".env", $"{Name}=file");

        DotEnvFile.Load(_folder.Path);

        Assert.That(Environment.GetEnvironmentVariable(Name), Is.EqualTo("real"));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void Load_WhenTheEnvironmentsVariableIsBlank_SetsIt(string blank)
    {
        Environment.SetEnvironmentVariable(Name, blank);
        _folder.File(".env", $"{Name}=file");

        DotEnvFile.Load(_folder.Path);

        Assert.That(Environment.GetEnvironmentVariable(Name), Is.EqualTo("file"));
    }

    [Test]
    public void Load_WhenTheFileIsBroken_SaysWhereWithoutQuotingIt()
    {
        _folder.File(".env", $"{Name}=abc\nthis is top secret\n");

        Assert.That(
            () => DotEnvFile.Load(_folder.Path),
            Throws.TypeOf<StartupException>().With.Message.Contains("line 2").And.Message.Not.Contains("secret"));
        Assert.That(Environment.GetEnvironmentVariable(Name), Is.Null);
    }
}
