using System.Text;
using System.Text.RegularExpressions;
using CryptoLock.Api.Simulator;

namespace CryptoLock.Api.Tests.Simulator;

[TestFixture]
internal sealed partial class SimulatorAssetsTests
{
    private static readonly string Page = Read(SimulatorAssets.Page);

    private static IEnumerable<string> Scripts =>
        SimulatorAssets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal));

    [Test]
    public void Page_HasNothingInlineThatTheStrictPolicyForbids() =>
        Assert.That(Page, Does.Not.Match(@"<style|\sstyle=|\son[a-z]+=|javascript:|<script[^>]*>[^<]"));

    [Test]
    public void Page_FetchesNothingFromElsewhere() =>
        Assert.That(Page, Does.Not.Match(@"(?:src|href)=""(?:https?:)?//"));

    [Test]
    public void Page_AsksOnlyForFilesThatExist() =>
        Assert.That(
            AssetAddress().Matches(Page).Select(m => m.Groups[1].Value).Distinct(),
            Is.Not.Empty.And.SubsetOf(SimulatorAssets.Names));

    [TestCaseSource(nameof(Scripts))]
    public void Script_NeverReadsTextAsHtml(string name) =>
        Assert.That(Read(name), Does.Not.Match("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|eval\\("));

    [TestCaseSource(nameof(Scripts))]
    public void Script_ImportsOnlyFilesThatExist(string name) =>
        Assert.That(Import().Matches(Read(name)).Select(m => m.Groups[1].Value), Is.SubsetOf(SimulatorAssets.Names));

    [Test]
    public void Texts_AreTheSameInBothLanguages()
    {
        var languages = Read("texts.js").Split("const english");

        Assert.That(Keys(languages[1]), Is.EqualTo(Keys(languages[0])));
    }

    [Test]
    public void Page_UsesOnlyTextsThatExist()
    {
        var known = Keys(Read("texts.js").Split("const english")[0]);

        Assert.That(TextKey().Matches(Page).Select(m => m.Groups[1].Value).Distinct(), Is.Not.Empty.And.SubsetOf(known));
    }

    private static IEnumerable<string> Keys(string dictionary) =>
        DictionaryKey().Matches(dictionary[..dictionary.IndexOf("};", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value);

    private static string Read(string name) => Encoding.UTF8.GetString(SimulatorAssets.Find(name)!.Content);

    [GeneratedRegex("/simulator/assets/([^\"]+)")]
    private static partial Regex AssetAddress();

    [GeneratedRegex(@"from '\./([^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex("data-(?:text|label|placeholder)=\"([^\"]+)\"")]
    private static partial Regex TextKey();

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex DictionaryKey();
}
