using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>The row at which a reader stands.</summary>
internal sealed class ReaderRow(NpgsqlDataReader reader) : IStoredRow
{
    public bool IsDBNull(int column) => reader.IsDBNull(column);

    public string GetString(int column) => reader.GetString(column);

    public int GetInt32(int column) => reader.GetInt32(column);

    public long GetInt64(int column) => reader.GetInt64(column);

    public bool GetBoolean(int column) => reader.GetBoolean(column);

    public Guid GetGuid(int column) => reader.GetGuid(column);
}
