using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class PromptLoaderTests
{
    private const string Knowledge = "knowledge: [k/a.en.md]\n";

    private PromptFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Load_WhenFileIsTheOriginals_AnswersFromItsContext()
    {
        var prompt = _folder.WithPrompt().Load().Prompt!;

        Assert.That(prompt.Name, Is.EqualTo("p"));
        Assert.That(prompt.DefaultLanguage, Is.EqualTo(Language.Portuguese));
        Assert.That(prompt.Documents.Select(d => (d.Id, d.Language, d.Title)), Is.EqualTo<(string, Language, string)>(
            [("contexto-pt", Language.Portuguese, "Pipeline Security Posture Management (PSPM)")]));
        Assert.That(prompt.SystemInstruction, Does.Contain("Role: Atendente Comercial da CryptoLock\n"));
    }

    [Test]
    public void Load_ReadsKnowledgeBesideThePrompt()
    {
        _folder.WithPrompt(Knowledge).With("k/a.en.md", "intro\r\n# Title \r\n\r\nText\r\n");

        var document = _folder.Load().Prompt!.Documents[0];

        Assert.That(document, Is.EqualTo(new KnowledgeDocument("a-en", Language.English, "Title", "intro\n# Title \n\nText")));
    }

    [TestCase("knowledge: [a.md]", "line 19, column 13: a knowledge file's name is '<id>.<language>.md', such as pspm.pt.md.")]
    [TestCase("knowledge: [a.PT.md]", "line 19, column 13: a knowledge file's name is '<id>.<language>.md', such as pspm.pt.md.")]
    [TestCase("knowledge: ['a b.pt.md']", "line 19, column 13: a knowledge file's name is '<id>.<language>.md', such as pspm.pt.md.")]
    [TestCase("knowledge: [k/none.pt.md]", "line 19, column 13: the knowledge file 'k/none.pt.md' does not exist.")]
    [TestCase("knowledge: [../a.pt.md]", "line 19, column 13: a knowledge file must lie in the prompt's folder.")]
    [TestCase("knowledge: [/etc/a.pt.md]", "line 19, column 13: a knowledge file must lie in the prompt's folder.")]
    [TestCase("knowledge: [k/ok.pt.md, k/ok.pt.md]", "line 19, column 25: there are two knowledge files with the id 'ok-pt'.")]
    [TestCase("knowledge: [k/untitled.pt.md]", "k/untitled.pt.md: needs a title: a line that begins with '# '.")]
    [TestCase("knowledge: [k/empty.pt.md]", "k/empty.pt.md: needs a title: a line that begins with '# '.")]
    public void Load_WhenKnowledgeIsWrong_SaysWhy(string yaml, string ending)
    {
        _folder.WithPrompt(yaml).With("k/ok.pt.md", "# T\nt").With("k/untitled.pt.md", "## T\nt").With("k/empty.pt.md", "");

        Assert.That(_folder.Load().Problem!.Message, Does.EndWith(ending));
    }

    [Test]
    public void Load_WhenFileIsMissing_SaysSo() => Assert.That(_folder.Load().Problem!.Message, Does.EndWith("p.yaml: does not exist."));

    [Test]
    public void Load_WhenPathIsAFolder_SaysSo() => Assert.That(
        Prompt.Load(_folder.Root).Problem!.Message, Does.EndWith("cannot be read."));

    [Test]
    public void Load_WhenFileIsNotUtf8_SaysSo()
    {
        File.WriteAllBytes(_folder.PromptPath, [0x61, 0xE3, 0x6F]);

        Assert.That(_folder.Load().Problem!.Message, Does.EndWith("is not UTF-8 text."));
    }

    [Test]
    public void Load_WhenFileIsTooLarge_SaysSo()
    {
        _folder.With("p.yaml", new string('#', 300_000));

        Assert.That(_folder.Load().Problem!.Message, Does.EndWith("is larger than 256 KB."));
    }

    [TestCase("# a comment\n", "")]
    [TestCase("\n\n", "")]
    [TestCase("generation: { thinking_budget: 0 }", "generation: {thinking_budget: 0} # as before")]
    public void ContentHash_WhenTheSameIsWrittenOtherwise_Stays(string one, string other) =>
        Assert.That(HashOf(one, "# T\n\nX"), Is.EqualTo(HashOf(other, "# T\n\nX")));

    [Test]
    public void ContentHash_WhenOnlyLineEndingsDiffer_Stays() =>
        Assert.That(HashOf("", "\uFEFF# T\r\n\r\nX\r\n"), Is.EqualTo(HashOf("", "# T\n\nX")));

    [TestCase("generation: { temperature: 0.4 }", "# T\n\nX")]
    [TestCase("generation: { temperature: null }", "# T\n\nX")]
    [TestCase("generation: { thinking_budget: 1 }", "# T\n\nX")]
    [TestCase("texts: { en: { unavailable: Later. } }", "# T\n\nX")]
    [TestCase("language: { default: en }", "# T\n\nX")]
    [TestCase("language: { supported: [pt] }", "# T\n\nX")]
    [TestCase("", "# T\n\nY")]
    [TestCase("", "# U\n\nX")]
    public void ContentHash_WhenAnythingChanges_Changes(string yaml, string document) =>
        Assert.That(HashOf(yaml, document), Is.Not.EqualTo(HashOf("", "# T\n\nX")));

    [Test]
    public void ContentHash_IsLowerCaseSha256() => Assert.That(HashOf("", "# T\n\nX"), Does.Match("^[0-9a-f]{64}$"));

    private string HashOf(string yaml, string document) =>
        _folder.WithPrompt(Knowledge + yaml).With("k/a.en.md", document).Load().Prompt!.ContentHash;
}
