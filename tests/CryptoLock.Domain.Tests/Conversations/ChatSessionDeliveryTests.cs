using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionDeliveryTests
{
    [Test]
    public void BeginSending_WhenAReplyHasParts_ReleasesThemOneAfterTheOther()
    {
        var session = WithQueuedReply("a", "b");
        var sent = new List<string>();
        while (session.BeginSending(Start) is { } part)
        {
            sent.Add(part.Text);
            session.Report(part.Id, Reports(PartStatus.Sent));
        }

        Assert.That(sent, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(session.NextStep(Start.AddDays(1)), Is.EqualTo(NextStep.Nothing));
    }

    [Test]
    public void BeginSending_WhenAPersonTookOverBetweenTwoParts_ReleasesNothingMore()
    {
        var session = WithQueuedReply("a", "b");
        var first = session.BeginSending(Start)!;
        session.Report(first.Id, Reports(PartStatus.Sent));
        session.TakeOver("Rui", Start);

        var next = session.BeginSending(Start);

        Assert.That(next, Is.Null);
        Assert.That(session.NextStep(Start), Is.EqualTo(NextStep.Nothing));
    }

    [Test]
    public void BeginSending_WhenTheCustomerOptedOut_ReleasesNothing()
    {
        var session = WithQueuedReply("a");
        session.OptOut(null, Start);

        Assert.That(session.BeginSending(Start), Is.Null);
    }

    [Test]
    public void BeginSending_WhenAnOutcomeIsUnknown_IsADefect()
    {
        var session = WithQueuedReply("a");
        session.BeginSending(Start);

        Assert.That(() => session.BeginSending(Start), Throws.TypeOf<DomainException>());
    }

    [Test]
    public void Requeue_AfterAFailureThatNeverReachedTheProvider_TriesAgainLater()
    {
        var session = WithQueuedReply("a");
        var part = session.BeginSending(Start)!;

        session.Requeue(part.Id, Start.AddSeconds(3), Start);

        Assert.That(session.NextStep(Start.AddSeconds(2)), Is.EqualTo(NextStep.Wait));
        Assert.That(session.NextStep(Start.AddSeconds(3)), Is.EqualTo(NextStep.Deliver));
        Assert.That(session.BeginSending(Start.AddSeconds(3))!.Attempts, Is.EqualTo(2));
    }

    [Test]
    public void Report_WhenAPartFailedForGood_WithdrawsTheRestAndAsksForAPerson()
    {
        var session = WithQueuedReply("a", "b");
        var parts = session.Unsent[0].Parts;
        session.BeginSending(Start);

        session.Report(parts[0].Id, new DeliveryReport(PartStatus.Failed, null, Start, 63003, "not on WhatsApp"));

        Assert.That(parts.Select(p => p.Status), Is.EqualTo(new[] { PartStatus.Failed, PartStatus.Withdrawn }));
        Assert.That((parts[0].ErrorCode, parts[0].ErrorCause), Is.EqualTo((63003, "not on WhatsApp")));
        Assert.That((session.Status, session.HandoffReason), Is.EqualTo((SessionStatus.AwaitingHuman, HandoffReason.DeliveryFailed)));
    }

    [Test]
    public void NextStep_WhileAReplyWaitsAndTheCustomerWritesAgain_DeliversFirst()
    {
        var session = WithQueuedReply("a");
        session.Receives("more", Start);

        Assert.That(session.NextStep(Start.AddSeconds(1)), Is.EqualTo(NextStep.Deliver));
    }

    [Test]
    public void Rest_WhenAReportAlreadyDidWhatWasDue_LeavesNothingToDo()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        session.TakeOver("Rui", Start);

        session.Rest(Start);

        Assert.That(session.DueAt, Is.Null);
    }
}
