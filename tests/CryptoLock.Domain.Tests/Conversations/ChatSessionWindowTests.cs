using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionWindowTests
{
    private static readonly DateTimeOffset NextDay = Start.AddHours(24);
    private static readonly ReplyDraft Template = new("please write", ["please write"]) { IsTemplate = true };

    [TestCase("whatsapp:+15005550006", true)]
    [TestCase("+15005550006", false)]
    public void MustHold_ADayAfterTheLastMessage_HoldsOnWhatsAppOnly(string address, bool expected)
    {
        var session = New();
        session.Receive(default, "SM1", new("one"), ParticipantAddress.From(address), null, Quiet, Start);
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, new("a", ["a"]), Quiet, Start);

        Assert.That((session.MustHold(NextDay.AddTicks(-1)), session.MustHold(NextDay)), Is.EqualTo((false, expected)));
    }

    [Test]
    public void BeginSending_OutsideTheWindow_ReleasesNothing()
    {
        var session = WithQueuedReply("a");

        Assert.That(session.BeginSending(NextDay), Is.Null);
        Assert.That(session.NextPart!.Status, Is.EqualTo(PartStatus.Queued));
    }

    [Test]
    public void HoldUntilCustomerWrites_WithATemplate_ReleasesItAloneAndOnce()
    {
        var session = Held(Template);
        var part = session.BeginSending(NextDay)!;
        session.Report(part.Id, Reports(PartStatus.Sent));

        Assert.That((part.IsTemplate, session.BeginSending(NextDay), session.MustHold(NextDay)), Is.EqualTo((true, (MessagePart?)null, false)));
        Assert.That((session.DueAt, session.Unsent.Count), Is.EqualTo(((DateTimeOffset?)null, 1)));
    }

    [Test]
    public void MustHold_WhenOnlyTheAssistantsWordsAreQueuedAfterATakeover_IsFalse()
    {
        var session = WithQueuedReply("a");
        var part = session.BeginSending(Start)!;
        session.TakeOver("Rui", Start);
        session.Requeue(part.Id, Start, Start);

        Assert.That((session.MustHold(NextDay), session.BeginSending(NextDay), part.Status), Is.EqualTo(
            (false, (MessagePart?)null, PartStatus.Withdrawn)));
    }

    [Test]
    public void SendAgain_OfALostTemplate_StaysATemplate()
    {
        var session = Held(Template);
        var message = session.Unsent[^1];
        session.BeginSending(NextDay);
        session.Report(message.Parts[0].Id, new DeliveryReport(PartStatus.Failed, null, NextDay));

        session.SendAgain(message.Id, NextDay);

        Assert.That(session.Unsent[^1].Parts[0].IsTemplate, Is.True);
    }

    [Test]
    public void HoldUntilCustomerWrites_WithoutATemplate_IsDueOnlyWhenTheCustomerReturns()
    {
        var session = Held(null);

        Assert.That((session.NextPart, session.DueAt), Is.EqualTo(((MessagePart?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public void Receive_WhilePartsAreHeld_FlushesThemBeforeTheNextAnswer()
    {
        var session = Held(null);
        session.Receives("hello again", NextDay.AddDays(2));

        Assert.That(session.NextStep(NextDay.AddDays(3).AddSeconds(-1)), Is.EqualTo(NextStep.Deliver));
        Assert.That(session.BeginSending(NextDay.AddDays(2).AddSeconds(1))!.Text, Is.EqualTo("a"));
    }

    [Test]
    public void HoldUntilCustomerWrites_AfterAnOptOut_SendsNoTemplate()
    {
        var session = WithPending("one");
        session.OptOut(new("bye", ["bye"]), Start);

        session.HoldUntilCustomerWrites(Template, NextDay);

        Assert.That(session.Unsent.Select(m => m.Text), Is.EqualTo(new[] { "bye" }));
    }

    [TestCase(-1, true)]
    [TestCase(1, false)]
    public void CloseServiceWindow_UnlessTheCustomerWroteSince_ClosesIt(int secondsWrittenAfterTheSend, bool expected)
    {
        var session = WithQueuedReply("a");
        session.Receives("more", Start.AddSeconds(10 + secondsWrittenAfterTheSend));

        session.CloseServiceWindow(Start.AddSeconds(10), Start.AddSeconds(20));

        Assert.That(session.MustHold(Start.AddSeconds(20)), Is.EqualTo(expected));
    }

    [Test]
    public void RefuseLate_OfAMessageThatHadLeft_QueuesItOnceMoreAndHoldsIt()
    {
        var session = WithQueuedReply("a", "b");
        var message = session.Unsent[0];
        session.BeginSending(Start);
        message.Parts[0].Report(Reports(PartStatus.Failed));

        session.RefuseLate(message.Id, Start.AddSeconds(5));

        Assert.That(session.Unsent.Single().Parts.Select(p => p.Text), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(message.Parts[0].ReplacedBy, Is.EqualTo(session.Unsent.Single().Parts[0].Id));
        Assert.That(session.MustHold(Start.AddSeconds(5)), Is.True);
    }

    [Test]
    public void RefuseLate_OfTheTemplateItself_DoesNotAskOnceMoreButAsksForAPerson()
    {
        var session = Held(Template);
        var template = session.Unsent[^1];
        session.BeginSending(NextDay)!.Report(Reports(PartStatus.Failed));

        session.RefuseLate(template.Id, NextDay);

        Assert.That(session.BeginSending(NextDay), Is.Null);
        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.DeliveryFailed));
    }

    [Test]
    public void SendAgain_OfWhatWasLost_SaysItOnceMoreAndOnlyOnce()
    {
        var session = WithQueuedReply("a", "b");
        var message = session.Unsent[0];
        session.Report(session.BeginSending(Start)!.Id, new DeliveryReport(PartStatus.Failed, null, Start, 63003, "cause"));

        var (first, second) = (session.SendAgain(message.Id, Start), session.SendAgain(message.Id, Start));

        Assert.That((first, second), Is.EqualTo((true, false)));
        Assert.That(session.Unsent.Single().Parts.Select(p => p.Text), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(session.Unsent.Single().Turn, Is.EqualTo(message.Turn));
    }

    [Test]
    public void SendAgain_OfPartOfAMessage_SaysOnlyThatPart()
    {
        var session = WithQueuedReply("a", "b");
        var message = session.Unsent[0];
        session.Report(session.BeginSending(Start)!.Id, Reports(PartStatus.Sent));
        session.Report(session.BeginSending(Start)!.Id, new DeliveryReport(PartStatus.Failed, null, Start, 63003, "cause"));

        session.SendAgain(message.Id, Start);

        Assert.That(session.Unsent.Single().Text, Is.EqualTo("b"));
    }

    [Test]
    public void SendAgain_WhenEverythingArrivedOrTheCustomerOptedOut_IsFalse()
    {
        var session = WithQueuedReply("a");
        var message = session.Unsent[0];
        var whileQueued = session.SendAgain(message.Id, Start);
        session.OptOut(null, Start);

        Assert.That((whileQueued, session.SendAgain(message.Id, Start)), Is.EqualTo((false, false)));
    }

    [Test]
    public void BeginSending_OfATemplateAfterTheCustomerWrote_WithdrawsItAndFlushesWhatWasHeld()
    {
        var session = Held(Template);
        var template = session.Unsent[^1];
        session.Receives("hello again", NextDay);

        Assert.That(session.BeginSending(NextDay.AddSeconds(1))!.Text, Is.EqualTo("a"));
        Assert.That(template.Parts[0].Status, Is.EqualTo(PartStatus.Withdrawn));
    }

    [Test]
    public void BeginSending_OfATemplateThatDidNotReachTheProviderBeforeTheCustomerWrote_WithdrawsIt()
    {
        var session = Held(Template);
        var part = session.BeginSending(NextDay)!;
        session.Receives("hello again", NextDay);
        session.Requeue(part.Id, NextDay, NextDay);

        Assert.That((session.BeginSending(NextDay)!.Text, part.Status), Is.EqualTo(("a", PartStatus.Withdrawn)));
    }

    private static ChatSession Held(ReplyDraft? template)
    {
        var session = WithQueuedReply("a");
        session.HoldUntilCustomerWrites(template, NextDay);
        return session;
    }
}
