using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class DeadLetterReader(CryptoLockDbContext db, IStoreFaults faults) : IDeadLetterReader
{
    private const string MessageIdColumn = "MessageId";
    private const string NoCause = "The provider gave no reason.";

    public Task<Page<DeadLetter>> ListAsync(PageRequest page, CancellationToken cancellationToken) => faults.GuardAsync(async () =>
    {
        // The newest of each kind hold the newest of both: neither index knows the other.
        var newest = page.Offset + page.Size;
        var failed = FailedTurns.OrderByDescending(t => t.EndedAt);
        var lost = FirstLostParts.OrderByDescending(p => p.ChangedAt);
        var turns = await TurnsAsync(failed.Take(newest), cancellationToken);
        var messages = await MessagesAsync(lost.Take(newest), cancellationToken);
        var total = await failed.Take(page.CountUpTo).CountAsync(cancellationToken)
            + await lost.Take(page.CountUpTo).CountAsync(cancellationToken);
        var items = turns.Concat(messages).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Skip(page.Offset).Take(page.Size);
        return new Page<DeadLetter>([.. items], total);
    });

    public Task<DeadLetter?> FindAsync(Guid id, CancellationToken cancellationToken) => faults.GuardAsync(async () =>
    {
        var (turnId, messageId) = (new TurnId(id), new MessageId(id));
        var turns = await TurnsAsync(FailedTurns.Where(t => t.Id == turnId), cancellationToken);
        return turns.SingleOrDefault() ?? (await MessagesAsync(
            FirstLostParts.Where(p => EF.Property<MessageId>(p, MessageIdColumn) == messageId), cancellationToken)).SingleOrDefault();
    });

    private IQueryable<Turn> FailedTurns => db.Turns.AsNoTracking().Where(t => t.End == TurnEnd.Failed && !t.IsReplayed);

    private IQueryable<MessagePart> LostParts =>
        db.Parts.AsNoTracking().Where(p => p.Status == PartStatus.Failed && p.ReplacedBy == null);

    /// <summary>One part for each message of which parts are lost.</summary>
    private IQueryable<MessagePart> FirstLostParts => LostParts.Where(p => !LostParts.Any(
        other => EF.Property<MessageId>(other, MessageIdColumn) == EF.Property<MessageId>(p, MessageIdColumn) && other.Index < p.Index));

    private async Task<List<DeadLetter>> TurnsAsync(IQueryable<Turn> turns, CancellationToken cancellationToken)
    {
        var rows = await turns
            .Select(t => new
            {
                Turn = t,
                Reason = db.Inbound.Where(m => m.SessionId == t.SessionId && m.Position == t.ReadThrough)
                    .Where(m => EF.Property<OutcomeKind?>(m, InboundMessageConfiguration.OutcomeKindField) == OutcomeKind.FailedToPerson)
                    .Select(m => EF.Property<string?>(m, InboundMessageConfiguration.OutcomeReasonField)).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new DeadLetter(
            row.Turn.Id.Value,
            DeadLetterKind.Turn,
            row.Turn.SessionId,
            row.Turn.EndedAt!.Value,
            row.Reason ?? nameof(HandoffReason.AssistantUnavailable),
            ErrorCode: null,
            row.Turn.Attempts,
            row.Turn.ReadThrough,
            Author: null));
    }

    private async Task<List<DeadLetter>> MessagesAsync(IQueryable<MessagePart> parts, CancellationToken cancellationToken)
    {
        var rows = await parts
            .Join(db.Outbound, p => EF.Property<MessageId>(p, MessageIdColumn), m => m.Id, (p, m) => new
            {
                m.Id,
                m.SessionId,
                p.ChangedAt,
                p.ErrorCause,
                p.ErrorCode,
                p.Attempts,
                m.Position,
                m.Author,
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new DeadLetter(
            row.Id.Value,
            DeadLetterKind.Message,
            row.SessionId,
            row.ChangedAt!.Value,
            row.ErrorCause ?? NoCause,
            row.ErrorCode,
            row.Attempts,
            row.Position,
            row.Author));
    }
}
