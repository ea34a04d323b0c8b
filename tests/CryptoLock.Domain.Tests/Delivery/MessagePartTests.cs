using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Domain.Tests.Delivery;

[TestFixture]
internal sealed class MessagePartTests
{
    [TestCase(new[] { PartStatus.Sent, PartStatus.Delivered, PartStatus.Read }, PartStatus.Read)]
    [TestCase(new[] { PartStatus.Read, PartStatus.Delivered, PartStatus.Sent }, PartStatus.Read)]
    [TestCase(new[] { PartStatus.Delivered, PartStatus.Delivered, PartStatus.Sent }, PartStatus.Delivered)]
    [TestCase(new[] { PartStatus.Failed, PartStatus.Delivered }, PartStatus.Failed)]
    [TestCase(new[] { PartStatus.Sent, PartStatus.Failed }, PartStatus.Failed)]
    public void Report_WhateverTheOrder_OnlyMovesUp(PartStatus[] reports, PartStatus expected)
    {
        var part = new MessagePart(PartId.New(TestSessions.Start), ChatSessionId.New(TestSessions.Start), 0, "text");

        Array.ForEach(reports, status => part.Report(TestSessions.Reports(status)));

        Assert.That(part.Status, Is.EqualTo(expected));
    }
}
