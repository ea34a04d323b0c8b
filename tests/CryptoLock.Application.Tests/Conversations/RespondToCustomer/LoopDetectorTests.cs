using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

[TestFixture]
internal sealed class LoopDetectorTests
{
    private static readonly DateTimeOffset Now = TestSessions.Start.AddMinutes(5);
    private static readonly LoopDetector Detector = new(TimeSpan.FromMinutes(10));

    [TestCase("Obrigado pelo contato! Protocolo 1001.", "Obrigado pelo contato! Protocolo 1002.")]
    [TestCase("Thank you for your message, we will reply soon", "THANK you for your message: we will reply soon!")]
    public void IsLoop_WhenTheOtherSideSaysNearlyTheSame_IsTrue(string one, string other) =>
        Assert.That(Detector.IsLoop(Said(30, one, other, one, other, one), Now), Is.True);

    [TestCase("ok", "ok", "ok", "ok", "ok")]
    [TestCase("sim", "sim", "Sim!", "sim", "sim")]
    [TestCase("muito obrigado", "muito obrigado", "muito obrigado", "muito obrigado", "muito obrigado")]
    [TestCase("quanto custa o plano", "e o plano anual", "aceita cartão de crédito", "tem teste grátis", "como instalo isso hoje")]
    [TestCase("quanto custa o plano", "quanto custa o plano", "quanto custa o plano", "quanto custa o plano", "aceita cartão de crédito")]
    public void IsLoop_WhenAPersonWrites_IsFalse(params string[] texts) =>
        Assert.That(Detector.IsLoop(Said(30, texts), Now), Is.False);

    [Test]
    public void IsLoop_WhenTheSameCameOnlyFourTimes_IsFalse() =>
        Assert.That(Detector.IsLoop(Said(30, "quanto custa o plano", "quanto custa o plano", "quanto custa o plano", "quanto custa o plano"), Now), Is.False);

    [TestCase(1, true)]
    [TestCase(2, false)]
    public void IsLoop_WhenEveryAnswerComesFasterThanAPersonWrites_IsTrue(int secondsAfterOurs, bool expected) =>
        Assert.That(Detector.IsLoop(Exchanges(6, secondsAfterOurs), Now), Is.EqualTo(expected));

    [Test]
    public void IsLoop_WhenOnlySomeAnswersAreFast_IsFalse() =>
        Assert.That(Detector.IsLoop([.. Exchanges(3, 1), .. Exchanges(3, 5)], Now), Is.False);

    [Test]
    public void IsLoop_OfWhatHappenedBeforeTheWindow_IsFalse() =>
        Assert.That(Detector.IsLoop(Said(30, Same(5)), Now.AddMinutes(20)), Is.False);

    [Test]
    public void IsLoop_WhenSwitchedOff_IsFalse() =>
        Assert.That(new LoopDetector(TimeSpan.Zero).IsLoop(Said(30, Same(5)), Now), Is.False);

    private static string[] Same(int times) => [.. Enumerable.Repeat("Thank you for your message", times)];

    private static List<TranscriptEntry> Said(int secondsApart, params string[] texts) =>
        [.. texts.Select((text, i) => Entry(MessageAuthor.Customer, text, i * secondsApart))];

    private static List<TranscriptEntry> Exchanges(int count, int secondsAfterOurs) =>
    [
        .. Enumerable.Range(0, count).SelectMany(i => new[]
        {
            Entry(MessageAuthor.Assistant, "ours", i * 20), Entry(MessageAuthor.Customer, $"{i}", (i * 20) + secondsAfterOurs),
        }),
    ];

    private static TranscriptEntry Entry(MessageAuthor author, string text, int second) =>
        new(default, second + 1, author, new(text), TestSessions.Start.AddSeconds(second), null, null, [], null);
}
