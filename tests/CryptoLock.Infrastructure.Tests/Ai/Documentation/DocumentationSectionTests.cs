using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Ai.Documentation;

namespace CryptoLock.Infrastructure.Tests.Ai.Documentation;

[TestFixture]
internal sealed class DocumentationSectionTests
{
    [TestCase("# T\n\nText", ExpectedResult = "T=Text")]
    [TestCase("Text before", ExpectedResult = "T=Text before")]
    [TestCase("# T\n\n## A\n\nOne\n\nTwo\n\n## B\nThree", ExpectedResult = "A=One\n\nTwo|B=Three")]
    [TestCase("# T\nIntro\n### Deep\nText", ExpectedResult = "T=Intro|Deep=Text")]
    [TestCase("# T\n## Empty\n## A\nText", ExpectedResult = "A=Text")]
    [TestCase("# T\n## A\n```\n# no heading\n```", ExpectedResult = "A=```\n# no heading\n```")]
    [TestCase("# T\n#hashtag", ExpectedResult = "T=#hashtag")]
    [TestCase("# T", ExpectedResult = "")]
    public string Split_CutsAtHeadings(string markdown) => string.Join('|', DocumentationSection
        .Split(new KnowledgeDocument("t-en", Language.English, "T", markdown))
        .Select(s => $"{s.Title}={s.Body}"));
}
