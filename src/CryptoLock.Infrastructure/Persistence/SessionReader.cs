using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class SessionReader(Lazy<CryptoLockDbContext> context, IStoreReads reads, IStoreFaults faults) : ISessionReader
{
    // What a message needs does not wake EF Core.
    private CryptoLockDbContext Db => context.Value;

    public Task<Page<SessionSummary>> ListAsync(SessionFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        faults.GuardAsync(async () =>
        {
            var sessions = Db.LatestFirst(Matching(filter));
            var total = await sessions.Take(page.CountUpTo).CountAsync(cancellationToken);
            var items = await Summaries(sessions.Skip(page.Offset).Take(page.Size)).ToListAsync(cancellationToken);
            return new Page<SessionSummary>(items, total);
        });

    public Task<SessionSummary?> FindAsync(ChatSessionId id, CancellationToken cancellationToken) => faults.GuardAsync(() =>
        Summaries(Db.Sessions.AsNoTracking().Where(s => s.Id == id)).SingleOrDefaultAsync(cancellationToken));

    public Task<Page<TranscriptEntry>> TranscriptAsync(ChatSessionId id, PageRequest page, CancellationToken cancellationToken) =>
        faults.GuardAsync(async () =>
        {
            // Positions have no gaps: counting and skipping would read what nobody wants to see.
            var (after, through) = (page.Offset, page.Offset + page.Size);
            var total = await Db.Sessions.Where(s => s.Id == id).Select(s => s.MessageCount).SingleOrDefaultAsync(cancellationToken);
            var messages = Db.Messages.AsNoTracking().Where(m => m.SessionId == id && m.Position > after && m.Position <= through);
            var items = await EntriesAsync(messages.OrderBy(m => m.Position), cancellationToken);
            return new Page<TranscriptEntry>(items, total);
        });

    public Task<IReadOnlyList<TranscriptEntry>> TailAsync(
        ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken) =>
        reads.TailAsync(id, throughPosition, take, cancellationToken);

    public Task<int> ReadBeforeAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken) => faults.GuardAsync(async () =>
    {
        var turns = Db.Turns.AsNoTracking().Where(t => t.SessionId == id);
        var turn = await turns.SingleOrDefaultAsync(t => t.Id == turnId, cancellationToken);
        while (turn?.ReplayOf is { } original)
        {
            turn = await turns.SingleOrDefaultAsync(t => t.Id == original, cancellationToken);
        }

        return turn is null
            ? 0
            : await turns.Where(t => t.ReadThrough < turn.ReadThrough).MaxAsync(t => (int?)t.ReadThrough, cancellationToken) ?? 0;
    });

    public Task<PartPlace?> LocateAsync(PartId partId, CancellationToken cancellationToken) => faults.GuardAsync(() =>
        Db.Parts.AsNoTracking().Where(p => p.Id == partId)
            .Select(p => new PartPlace(p.SessionId, EF.Property<MessageId>(p, "MessageId"))).SingleOrDefaultAsync(cancellationToken));

    private IQueryable<ChatSession> Matching(SessionFilter filter)
    {
        var sessions = Db.Sessions.AsNoTracking();
        if (filter.Status is { } status)
        {
            // As a constant, so that the status's own index is found.
            sessions = sessions.Where(s => s.Status == EF.Constant(status));
        }

        if (filter.Customer is { } customer)
        {
            if (!ParticipantAddress.IsValid(customer))
            {
                return sessions.Where(s => false);
            }

            var address = ParticipantAddress.From(customer);

            // Each side by its own index, of which one holds only the addresses that are no key.
            sessions = sessions.Where(s => s.CustomerKey == customer || (s.Customer == address && (string)(object)s.Customer != s.CustomerKey));
        }

        return filter.ActiveSince is { } since ? Db.ActiveSince(sessions, since) : sessions;
    }

    private static IQueryable<SessionSummary> Summaries(IQueryable<ChatSession> sessions) => sessions.Select(s => new SessionSummary(
        s.Id, s.Customer, s.Business, s.ProfileName, s.Language, s.Status, s.HandoffReason, s.MessageCount, s.CreatedAt, s.LastMessageAt,
        s.PendingSince != null)
    {
        OperatorName = s.OperatorName,
        WaitingSince = s.PendingSince,
        AwaitingPersonSince = s.AwaitingPersonSince,
        HeldSince = s.HeldSince,
    });

    private async Task<List<TranscriptEntry>> EntriesAsync(IQueryable<Message> page, CancellationToken cancellationToken)
    {
        var messages = await page.ToListAsync(cancellationToken);
        var ids = messages.OfType<OutboundMessage>().Select(m => m.Id).ToList();
        var parts = await Db.Parts.AsNoTracking().Where(p => ids.Contains(EF.Property<MessageId>(p, "MessageId")))
            .OrderBy(p => p.Index)
            .Select(p => new { MessageId = EF.Property<MessageId>(p, "MessageId"), Part = p })
            .ToListAsync(cancellationToken);
        var partsOf = parts.ToLookup(p => p.MessageId, p => ToPart(p.Part));
        return messages.ConvertAll(m => ToEntry(m, [.. partsOf[m.Id]]));
    }

    private static TranscriptEntry ToEntry(Message message, IReadOnlyList<TranscriptPart> parts) => message switch
    {
        InboundMessage inbound => new(
            inbound.Id, inbound.Position, inbound.Author, inbound.Content, inbound.At, inbound.ProviderId, inbound.Outcome, [], null),
        OutboundMessage outbound => new(
            outbound.Id, outbound.Position, outbound.Author, new(outbound.Text), outbound.At, null, null, parts, outbound.Origin),
        _ => throw new InvalidOperationException("A message is inbound or outbound."),
    };

    private static TranscriptPart ToPart(MessagePart part) =>
        new(part.Id, part.Text, part.Status, part.ProviderId, part.ErrorCode, part.ErrorCause);
}
