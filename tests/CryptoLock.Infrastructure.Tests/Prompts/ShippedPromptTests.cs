using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Ai.Documentation;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class ShippedPromptTests
{
    [Test]
    public void Documents_AreParallelInBothLanguages()
    {
        var portuguese = Sections("pspm-pt");
        var english = Sections("pspm-en");

        Assert.That(english, Has.Count.EqualTo(portuguese.Count));
    }

    [TestCase("pspm-pt")]
    [TestCase("pspm-en")]
    public void Documents_StateNoNumberButTheHours(string id) => Assert.That(
        string.Concat(Document(id).Text.Where(char.IsAsciiDigit)), Is.EqualTo("247"));

    [TestCase("pspm-pt")]
    [TestCase("pspm-en")]
    public void Documents_StateNoLink(string id) => Assert.That(Document(id).Text, Does.Not.Contain("://").And.Not.Contains("www."));

    [Test]
    public void Texts_AreWrittenForTheCompanyInEachLanguage([Values] FixedText text, [Values("pt", "en")] string code) =>
        Assert.That(Prompt.Shipped.Texts[Language.FromCode(code)][text], Has.Length.InRange(20, 300));

    [Test]
    public void Prompt_HasNothingButItsNameFromItsPlace() =>
        Assert.That(Prompt.Shipped.Name, Is.EqualTo("cryptolock_atendente_v1"));

    private static KnowledgeDocument Document(string id) => Prompt.Shipped.Documents.Single(d => d.Id == id);

    private static IReadOnlyList<DocumentationSection> Sections(string id) => DocumentationSection.Split(Document(id));
}
