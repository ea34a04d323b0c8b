using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

internal sealed class InMemoryOutcomeLedger(InMemoryStore store) : IOutcomeLedger
{
    public Task<Page<UnsettledMessage>> ListUnsettledAsync(
        DateTimeOffset now, TimeSpan olderThan, PageRequest page, CancellationToken cancellationToken) => store.UseAsync(data =>
        {
            var unsettled = Unsettled(data, now - olderThan);
            return new Page<UnsettledMessage>(
                [.. unsettled.Skip(page.Offset).Take(page.Size).Select(u => new UnsettledMessage(
                    u.Message.Id, u.Session.Id, u.Message.ProviderId, u.Message.At, now - u.Message.At, u.Session.Status))],
                unsettled.Count);
        });

    public Task<UnsettledFigures> MeasureUnsettledAsync(DateTimeOffset now, TimeSpan olderThan, CancellationToken cancellationToken) =>
        store.UseAsync(data =>
        {
            var unsettled = Unsettled(data, now - olderThan);
            return new UnsettledFigures(unsettled.Count, unsettled is [var oldest, ..] ? now - oldest.Message.At : null);
        });

    private static List<(ChatSessionState Session, InboundMessageState Message)> Unsettled(InMemoryData data, DateTimeOffset before) =>
        [.. data.Unsettled.TakeWhile(u => u.Message.At <= before)];
}
