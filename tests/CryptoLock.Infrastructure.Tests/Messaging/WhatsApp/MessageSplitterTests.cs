using System.Globalization;
using CryptoLock.Infrastructure.Messaging.WhatsApp;

namespace CryptoLock.Infrastructure.Tests.Messaging.WhatsApp;

[TestFixture]
internal sealed class MessageSplitterTests
{
    private const int Limit = 100;
    private const string Family = "👨‍👩‍👧‍👦";

    [Test]
    public void Format_WhenParagraphsFit_CutsBetweenThem()
    {
        var (first, second) = (new string('a', 60), new string('b', 60));

        Assert.That(Format($"{first}\n\n{second}"), Is.EqualTo([first, second]));
    }

    [Test]
    public void Format_WhenAnotherParagraphFits_KeepsItInTheSamePart()
    {
        var (first, second, third) = (new string('a', 40), new string('b', 40), new string('c', 40));

        Assert.That(Format($"{first}\n\n{second}\n\n{third}"), Is.EqualTo([$"{first}\n\n{second}", third]));
    }

    [Test]
    public void Format_WhenAParagraphIsTooLong_CutsAfterASentence()
    {
        var text = "Esta é a primeira frase do texto longo. Esta é a segunda, que também conta! E esta já não cabe na parte.";

        Assert.That(Format(text), Is.EqualTo(
            ["Esta é a primeira frase do texto longo. Esta é a segunda, que também conta!", "E esta já não cabe na parte."]));
    }

    [Test]
    public void Format_WhenASentenceIsTooLong_CutsBetweenWords()
    {
        var parts = Format(string.Join(' ', Enumerable.Repeat("palavra", 30)));

        Assert.That(parts.SelectMany(part => part.Split(' ')), Is.All.EqualTo("palavra").And.Exactly(30).Items);
    }

    [Test]
    public void Format_WhenOnlyAHeadingWouldFit_DoesNotLeaveItAlone()
    {
        var text = new string('a', 60) + ".\n\n# Preços\n\n" + string.Join(' ', Enumerable.Repeat("valor", 12));

        Assert.That(Format(text)[1], Does.StartWith("*Preços*\n\nvalor"));
    }

    [Test]
    public void Format_WhenThereAreNoSpaces_CutsAtTheLimit()
    {
        Assert.That(Format(new string('x', 250)).Select(part => part.Length), Is.All.LessThanOrEqualTo(Limit));
    }

    [TestCase(Family, 30)]
    [TestCase("👍🏽", 60)]
    [TestCase("🇧🇷", 60)]
    [TestCase("e\u0301", 120)]
    [TestCase("ก็", 120)]
    [TestCase("❤️‍🔥", 50)]
    public void Format_WhenGraphemesFillManyParts_CutsNoneOfThem(string grapheme, int count)
    {
        var parts = Format(string.Concat(Enumerable.Repeat(grapheme, count)));

        Assert.That(parts.SelectMany(Elements), Is.All.EqualTo(grapheme.Normalize()).Or.EqualTo(grapheme).And.Exactly(count).Items);
    }

    [Test]
    public void Format_WhenOneGraphemeIsLongerThanAPart_StillKeepsTheLimit()
    {
        var parts = Format("a" + new string('\u0301', 500));

        Assert.That(parts.Select(part => part.Length), Is.All.LessThanOrEqualTo(Limit));
    }

    [Test]
    public void Format_WhenAnAccentFollowsAMark_KeepsItOnItsLetter()
    {
        Assert.That(Format("**e**\u0301 x"), Is.EqualTo(["*e\u0301* x"]));
    }

    [Test]
    public void Format_WhenALinkDoesNotFit_MovesItWhole()
    {
        var url = "https://example.com/" + new string('p', 60);

        Assert.That(Format($"Texto antes do endereço que ocupa espaço na parte {url} e depois."), Has.One.Contains(url));
    }

    [Test]
    public void Format_WhenALinkHasWords_KeepsThemWithTheAddress()
    {
        var url = "https://example.com/" + new string('p', 40);

        var parts = Format($"Palavras que vão na frente e enchem a parte [nossa página de preços]({url}).");

        Assert.That(parts, Has.One.Contains($"nossa página de preços ({url})"));
    }

    [Test]
    public void Format_WhenALinkIsLongerThanAPart_CutsItRatherThanLoseIt()
    {
        var url = "https://example.com/" + new string('p', 300);

        Assert.That(string.Concat(Format(url)), Is.EqualTo(url));
    }

    [Test]
    public void Format_WhenBoldIsCut_ClosesAndReopensIt()
    {
        var parts = Format("**" + string.Join(' ', Enumerable.Repeat("palavra", 30)) + "**");

        Assert.That(parts, Has.Count.GreaterThan(2).And.All.Match("^\\*palavra.*palavra\\*$"));
    }

    [Test]
    public void Format_WhenCodeIsCut_ClosesAndReopensTheFence()
    {
        var parts = Format("```\n" + string.Join('\n', Enumerable.Repeat("linha de código", 20)) + "\n```");

        Assert.That(parts, Has.Count.GreaterThan(2).And.All.Match("^```\nlinha(.|\n)*código\n```$"));
    }

    [Test]
    public void Format_WhenInlineCodeIsCut_ClosesAndReopensIt()
    {
        var parts = Format("`" + string.Join(' ', Enumerable.Repeat("comando", 30)) + "`");

        Assert.That(parts, Has.Count.GreaterThan(2).And.All.Match("^```comando.*comando```$"));
    }

    [Test]
    public void Format_WhenAQuoteIsCut_MarksItAgain()
    {
        var parts = Format("> " + string.Join(' ', Enumerable.Repeat("palavra", 30)));

        Assert.That(parts, Has.Count.GreaterThan(2).And.All.StartsWith("> palavra"));
    }

    [TestCase(1500, 1)]
    [TestCase(1501, 2)]
    public void Format_WhenTextReachesTheChannelsLength_CutsIt(int length, int parts)
    {
        Assert.That(new WhatsAppReplyFormatter().Format(new string('x', length)), Has.Count.EqualTo(parts));
    }

    [Test]
    public void Format_WhenAnswerIsLongMarkdown_KeepsOrderAndLimit()
    {
        var parts = new WhatsAppReplyFormatter().Format(LongAnswer);

        Assert.That(LongAnswer, Has.Length.GreaterThan(5000));
        Assert.That(parts.Select(part => part.Length), Is.All.InRange(200, WhatsAppReplyFormatter.MaxLength));
        Assert.That(
            string.Join('\n', parts).Split('\n').Where(line => line.StartsWith("*Seção", StringComparison.Ordinal)),
            Is.EqualTo(Enumerable.Range(1, 8).Select(n => $"*Seção {n}*")));
    }

    private static string LongAnswer => string.Join("\n\n", Enumerable.Range(1, 8).Select(Section));

    private static string Section(int number) =>
        $"## Seção {number}\n\nUm parágrafo **importante** com [um link](https://example.com/{number}) e emoji {Family}. "
        + string.Join(' ', Enumerable.Repeat("Mais uma frase de tamanho médio para encher o texto.", 9))
        + "\n\n- item **um**\n  - subitem _dois_\n\n| Plano | Preço |\n|---|---|\n| A | 10 |\n\n```sh\nrodar --tudo\n```";

    private static IReadOnlyList<string> Format(string markdown) => WhatsAppReplyFormatter.Format(markdown, Limit);

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
