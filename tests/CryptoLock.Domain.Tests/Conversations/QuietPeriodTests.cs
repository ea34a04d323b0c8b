using CryptoLock.Domain.Conversations;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class QuietPeriodTests
{
    private static readonly QuietPeriod Adaptive = new(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(10));

    [TestCase("Quanto custa?", 0.7)]
    [TestCase("oi", 2.5)]
    [TestCase("eu queria saber...", 2.5)]
    public void After_AMessage_IsShortWhenItReadsComplete(string text, double seconds) =>
        Assert.That(Adaptive.After(new(text)).TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public void After_ACommand_IsNothing() =>
        Assert.That(Adaptive.After(new("parar") { Intent = CustomerIntent.OptOut }), Is.EqualTo(TimeSpan.Zero));

    [TestCase(0, "oi", 2.5)]
    [TestCase(2, "Quanto custa?", 2.7)]
    [TestCase(8, "e", 10)]
    [TestCase(9.5, "Quanto custa?", 10)]
    [TestCase(30, "Quanto custa?", 10)]
    public void EndsAt_HoweverLongTheyType_IsCapped(double secondsAfterTheFirst, string text, double expected)
    {
        var ends = Adaptive.EndsAt(Start, Start.AddSeconds(secondsAfterTheFirst), new(text));

        Assert.That((ends - Start).TotalSeconds, Is.EqualTo(expected));
    }

    [Test]
    public void Receive_WhenACustomerTypesLineByLine_IsDueAfterTheLastLineOnly()
    {
        var session = New();
        Write(session, "oi", 0);
        Write(session, "eu queria saber", 2);
        Write(session, "quanto custa?", 3.5);

        Assert.That((session.DueAt!.Value - Start).TotalSeconds, Is.EqualTo(4.2));
    }

    [Test]
    public void Receive_OfACommand_IsDueAtOnceWhateverWasPostponed()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        session.Postpone(Start.AddMinutes(1));

        session.Receive(default, "SM9", new("parar") { Intent = CustomerIntent.OptOut }, Customer, null, Adaptive, Start.AddSeconds(1));

        Assert.That(session.DueAt, Is.EqualTo(Start.AddSeconds(1)));
    }

    [TestCase(5.0, true)]
    [TestCase(10.0, false)]
    public void MayRegenerate_OnceTheCustomerHasWaitedForTheCap_IsFalse(double seconds, bool expected)
    {
        var session = WithPending("one");
        session.BeginTurn(Start);

        Assert.That(session.MayRegenerate(Adaptive, Start.AddSeconds(seconds)), Is.EqualTo(expected));
    }

    [Test]
    public void Supersede_WhenMoreIsToBeExpected_WaitsForIt()
    {
        var session = New();
        Write(session, "Quanto custa?", 0);
        session.BeginTurn(Start.AddSeconds(0.7));
        Write(session, "o plano", 1);

        session.Supersede(Adaptive, Start.AddSeconds(1));

        Assert.That((session.DueAt!.Value - Start).TotalSeconds, Is.EqualTo(3.5));
    }

    private static void Write(ChatSession session, string text, double second) => session.Receive(
        MessageId.New(Start), $"SM{session.MessageCount}", new(text), Customer, null, Adaptive, Start.AddSeconds(second));
}
