using CryptoLock.Emulators.Cli;

namespace CryptoLock.Emulators.Tests.Cli;

[TestFixture]
internal sealed class CommandLineTests
{
    [Test]
    public void Parse_TellsWordsValuesAndSwitches()
    {
        string[] args = ["send", "--from", "a", "--quiet", "oi", "--fault", "x", "--fault", "y"];

        var line = CommandLine.Parse(args, "--from", "--fault", "--quiet!");

        Assert.Multiple(() =>
        {
            Assert.That(line.Words, Is.EqualTo(["send", "oi"]));
            Assert.That(line.Find("--from"), Is.EqualTo("a"));
            Assert.That(line.Has("--quiet"), Is.True);
            Assert.That(line.All("--fault"), Is.EqualTo(["x", "y"]));
            Assert.That(line.Find("--other"), Is.Null);
        });
    }

    [TestCase("--nonsense")]
    [TestCase("--from")]
    public void Parse_WhenAnOptionIsUnknownOrEmpty_Throws(string option) =>
        Assert.Throws<FormatException>(() => CommandLine.Parse([option], "--from"));
}
