using CryptoLock.Application.Sessions;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Collects messages from rows of which each holds a part.</summary>
internal sealed class TailRows
{
    private readonly List<TranscriptEntry> _entries = [];
    private List<TranscriptPart> _parts = [];

    public IReadOnlyList<TranscriptEntry> Entries => _entries;

    public void Add(IStoredRow row)
    {
        if (_entries is not [.., var last] || last.Position != StoredRows.Position(row))
        {
            _parts = [];
            _entries.Add(StoredRows.Entry(row, _parts));
        }

        if (StoredRows.EntryPart(row) is { } part)
        {
            _parts.Add(part);
        }
    }
}
