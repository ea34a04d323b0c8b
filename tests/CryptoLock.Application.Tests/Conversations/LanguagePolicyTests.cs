using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Application.Tests.Conversations;

[TestFixture]
internal sealed class LanguagePolicyTests
{
    private Mock<ILanguageDetector> _detector = null!;

    [SetUp]
    public void SetUp()
    {
        _detector = new();
        Guess("weak portuguese words", Language.Portuguese, false);
        Guess("clear portuguese words", Language.Portuguese, true);
        Guess("weak english words", Language.English, false);
        Guess("clear english words", Language.English, true);
        Guess("oi", Language.Portuguese, false);
        Guess("how much", Language.English, true);
    }

    [TestCase(null, new[] { "ok" }, null)]
    [TestCase(null, new string[0], null)]
    [TestCase(null, new[] { "oi" }, "pt")]
    [TestCase(null, new[] { "weak english words" }, "en")]
    [TestCase(null, new[] { "ok", "weak english words" }, "en")]
    [TestCase(null, new[] { "oi", "weak english words" }, "pt")]
    [TestCase(null, new[] { "oi", "clear english words" }, "en")]
    [TestCase("pt", new string[0], "pt")]
    [TestCase("pt", new[] { "ok" }, "pt")]
    [TestCase("pt", new[] { "weak english words" }, "pt")]
    [TestCase("pt", new[] { "clear english words" }, "en")]
    [TestCase("pt", new[] { "how much" }, "en")]
    [TestCase("pt", new[] { "clear portuguese words" }, "pt")]
    [TestCase("pt", new[] { "clear english words", "ok" }, "en")]
    [TestCase("pt", new[] { "clear english words", "weak portuguese words" }, "en")]
    [TestCase("pt", new[] { "clear english words", "clear portuguese words" }, "pt")]
    [TestCase("en", new[] { "oi" }, "en")]
    [TestCase("en", new[] { "clear portuguese words" }, "pt")]
    public void Decide_Sticks(string? current, string[] texts, string? expected) => Assert.That(
        LanguagePolicy.Decide(Parse(current), texts, _detector.Object), Is.EqualTo(Parse(expected)));

    [TestCase("thanks")]
    [TestCase("how?")]
    [TestCase("👍 👍 👍 👍")]
    [TestCase("10 20 30")]
    [TestCase("")]
    public void Decide_WhenDecidedAndTextIsTooShortToDiffer_DoesNotAsk(string text)
    {
        LanguagePolicy.Decide(Language.Portuguese, [text], _detector.Object);

        _detector.VerifyNoOtherCalls();
    }

    private static Language? Parse(string? code) => code is null ? null : Language.FromCode(code);

    private void Guess(string text, Language language, bool isClear) =>
        _detector.Setup(d => d.Detect(text)).Returns(new LanguageGuess(language, isClear));
}
