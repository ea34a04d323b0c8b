using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ValueObjectTests
{
    private static readonly ChatSessionId Session = new(new Guid("019ad0f2-7c11-7b60-9d2e-1f6a35b0c9de"));
    private static readonly TurnId Turn = TurnId.New(DateTimeOffset.UnixEpoch);

    [TestCase("whatsapp:+15005550006", true)]
    [TestCase("whatsapp:BR.a1b2c3", true)]
    [TestCase("+15005550006", true)]
    [TestCase("12345", true)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("whatsapp: +1", false)]
    [TestCase("whatsapp:\u0000", false)]
    public void IsValid_ForAnAddress_AcceptsEveryPrintableOne(string? value, bool expected) =>
        Assert.That(ParticipantAddress.IsValid(value), Is.EqualTo(expected));

    [Test]
    public void ToString_OfAnAddress_DoesNotShowIt() =>
        Assert.That($"{ParticipantAddress.From("+15005550006")}", Does.Not.Contain("1500"));

    [TestCase("PT", "pt")]
    [TestCase("en", "en")]
    public void FromCode_InAnyCase_IsLowerCase(string code, string expected) =>
        Assert.That(Language.FromCode(code).Code, Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("por")]
    [TestCase("1x")]
    public void FromCode_WhenNotTwoLetters_IsADefect(string code) =>
        Assert.That(() => Language.FromCode(code), Throws.TypeOf<DomainException>());

    [Test]
    public void Of_ForTheSameConversationAndKey_IsAlwaysTheSameId() => Assert.That(
        MessageId.Of(Session, "8e03978e-40d5-43e8-bc93-6894a57f9324").ToString(), Is.EqualTo("e6fb0c98-1b16-89f0-a11d-8160ea432613"));

    [Test]
    public void Of_IsAVersion8Uuid() => Assert.That(
        Enumerable.Range(0, 100).Select(i => MessageId.Of(Session, $"{i}").Value).Select(id => (id.Version, id.Variant >> 2)),
        Is.All.EqualTo((8, 2)));

    [Test]
    public void Of_ForAnotherKeyOrConversation_IsAnotherId() => Assert.That(
        new[] { MessageId.Of(Session, "a"), MessageId.Of(Session, "A"), MessageId.Of(new(Guid.Empty), "a") }, Is.Unique);

    [TestCase(OutcomeKind.Answered, false, null)]
    [TestCase(OutcomeKind.HandedOff, true, null)]
    [TestCase(OutcomeKind.Suppressed, false, null)]
    [TestCase(OutcomeKind.Answered, true, "reason")]
    public void Restore_WhenTheStoredOutcomeIsMalformed_IsADefect(OutcomeKind kind, bool hasTurn, string? reason) =>
        Assert.That(() => MessageOutcome.Restore(kind, hasTurn ? Turn : null, reason), Throws.TypeOf<DomainException>());

    [Test]
    public void ReplyDraft_WhenAPartIsBlank_IsADefect() =>
        Assert.That(() => new ReplyDraft("text", ["text", " "]), Throws.TypeOf<DomainException>());

    [Test]
    public void IsEmpty_WhenOnlyAnUnknownKindArrived_Holds() => Assert.That(new MessageContent(" ").IsEmpty, Is.True);
}
