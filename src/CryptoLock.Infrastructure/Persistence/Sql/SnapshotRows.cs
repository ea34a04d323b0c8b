using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>
/// Collects a conversation from the rows of its queries. The session's row is read first: whatever changes before the other rows
/// are read changes its version, too, so that a commit which builds on both is refused.
/// </summary>
internal sealed class SnapshotRows(ChatSessionState session)
{
    private readonly List<InboundMessageState> _pending = [];
    private readonly List<TurnState> _turns = [];
    private readonly List<OutboundMessageState> _outbound = [];
    private readonly List<MessagePartState> _parts = [];

    public void AddPending(IStoredRow row) => _pending.Add(StoredRows.Pending(row));

    public void AddTurn(IStoredRow row) => _turns.Add(StoredRows.Turn(row));

    /// <summary>Adds a part, and its message with the first of its parts.</summary>
    public void AddPart(IStoredRow row)
    {
        var message = StoredRows.OutboundId(row);
        if (_outbound is not [.., var last] || last.Id != message)
        {
            _outbound.Add(StoredRows.Outbound(message, row));
        }

        _parts.Add(StoredRows.Part(message, row));
    }

    public SessionSnapshot ToSnapshot() => new(session, _pending, _outbound, _parts, _turns);
}
