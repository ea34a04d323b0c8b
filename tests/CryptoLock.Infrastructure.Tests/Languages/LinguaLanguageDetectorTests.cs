using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Languages;
using CryptoLock.Infrastructure.Tests.Prompts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Tests.Languages;

[TestFixture]
internal sealed class LinguaLanguageDetectorTests
{
    private static readonly LinguaLanguageDetector Shared = Create("pt", "en");

    private static IEnumerable<TestCaseData> Phrases => Lines("phrases.tsv")
        .Select(f => new TestCaseData(f[1]).Returns(f[0] == "-" ? null : f[0]).SetArgDisplayNames(f[1]));

    private static IEnumerable<TestCaseData> Switches => Lines("switches.tsv")
        .SelectMany(f => new[] { "pt", "en" }, (f, before) =>
            new TestCaseData(before, f[1]).Returns(f[0] == "-" ? before : f[0]).SetArgDisplayNames(before, f[1]));

    [TestCaseSource(nameof(Phrases))]
    public string? Decide_WhenConversationIsNew(string phrase) => LanguagePolicy.Decide(null, [phrase], Shared)?.Code;

    [Test]
    public void Phrases_AreAtLeastTwoHundred() => Assert.That(Phrases.Count(), Is.GreaterThanOrEqualTo(200));

    [TestCaseSource(nameof(Switches))]
    public string? Decide_WhenConversationIsUnderWay(string before, string text) =>
        LanguagePolicy.Decide(Language.FromCode(before), [text], Shared)?.Code;

    [TestCase("Bom dia, eu gostaria de saber o preço", ExpectedResult = true)]
    [TestCase("qual o valor?", ExpectedResult = true)]
    [TestCase("Could you tell me how much it costs?", ExpectedResult = true)]
    [TestCase("The deployment crashed again while compiling everything", ExpectedResult = true, TestName = "Clear by the model: English")]
    [TestCase("Estourou novamente durante compilação completa ontem", ExpectedResult = true, TestName = "Clear by the model: Portuguese")]
    [TestCase("how much", ExpectedResult = true)]
    [TestCase("thanks", ExpectedResult = false)]
    [TestCase("thank you so much", ExpectedResult = false)]
    [TestCase("bom dia, tudo bem, obrigado", ExpectedResult = false)]
    [TestCase("interessante", ExpectedResult = false)]
    [TestCase("me manda o link da demo please, what time", ExpectedResult = false)]
    public bool? Detect_IsClearOnlyWithoutRealDoubt(string text) => Shared.Detect(text)?.IsClear;

    [TestCase("oi, quanto custa?")]
    [TestCase("price pls")]
    [TestCase("ok 👍 https://example.com")]
    [TestCase("O que é o PSPM?")]
    [TestCase("What is PSPM?")]
    public void Detect_WhenWordListsSuffice_DoesNotLoadTheModels(string text)
    {
        var detector = Create("pt", "en");

        detector.Detect(text);

        Assert.That(detector.IsLoaded, Is.False);
    }

    [Test]
    public void Detect_WhenWordListsDoNotSuffice_LoadsTheModels()
    {
        var detector = Create("pt", "en");

        detector.Detect("interessante");

        Assert.That(detector.IsLoaded, Is.True);
    }

    [TestCase("quiero saber cuánto cuesta este producto", ExpectedResult = "es")]
    [TestCase("quero saber quanto custa este produto", ExpectedResult = "pt")]
    [TestCase("I want to know how much this costs", ExpectedResult = "en")]
    [TestCase("12345", ExpectedResult = null)]
    public string? Detect_WhenThreeLanguagesAreConfigured_TellsThemApart(string text) =>
        Create("pt", "en", "es").Detect(text)?.Language.Code;

    [Test]
    public void Detect_WhenOneLanguageIsConfigured_SaysIt() =>
        Assert.That(Create("en").Detect("qualquer coisa"), Is.EqualTo(new LanguageGuess(Language.English, true)));

    [TestCase("你好,这个多少钱?")]
    [TestCase("\ud800 \0 \u202e")]
    [TestCase("")]
    [TestCase("   \n\t")]
    public void Detect_WhenNothingFits_IsNull(string text) => Assert.That(Shared.Detect(text), Is.Null);

    [Test]
    public void Detect_WhenTextIsHuge_ReadsItsBeginning() =>
        Assert.That(
            Shared.Detect("quanto custa " + new string('x', 1_000_000))?.Language, Is.EqualTo(Language.Portuguese));

    [Test]
    public void Detect_WhenLettersAreDecomposed_RecognisesThem() =>
        Assert.That(Shared.Detect("informac\u0327a\u0303o")?.Language, Is.EqualTo(Language.Portuguese));

    [Test]
    public void Detect_WhenTheModelsAreMissing_GoesOnWithTheWordListsAndSaysSoOnce()
    {
        var logger = new RecordingLogger<LinguaLanguageDetector>();
        var detector = new LinguaLanguageDetector(Options.Create(new LanguageOptions()), logger, "no-such-folder");

        Assert.That(detector.Detect("interessante"), Is.Null);
        Assert.That(detector.Detect("interesting"), Is.Null);
        Assert.That(detector.Detect("quanto custa?")?.Language, Is.EqualTo(Language.Portuguese));
        Assert.That(logger.Entries.Select(e => e.Id), Is.EqualTo<int>([2170]));
    }

    [Test]
    public void Detect_WhenCalledAtOnceFromManyThreads_AgreesWithItself()
    {
        var detector = Create("pt", "en");

        var guesses = Enumerable.Range(0, 64).AsParallel().Select(_ => detector.Detect("interessante")).ToArray();

        Assert.That(guesses, Has.All.EqualTo(new LanguageGuess(Language.Portuguese, false)));
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(RepositoryFiles.PathOf($"tests/CryptoLock.Infrastructure.Tests/Languages/{file}")).Select(l => l.Split('\t'));

    private static LinguaLanguageDetector Create(params string[] languages) => new(
        Options.Create(new LanguageOptions { Supported = languages }), NullLogger<LinguaLanguageDetector>.Instance);
}
