using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>A write with a statement of its own.</summary>
internal sealed class SingleWrite(StoreWrite write) : IGroupStatement
{
    public NpgsqlBatchCommand Command() => PostgreSqlWrites.CommandOf(write);

    public void GiveResults(NpgsqlDataReader rows) => PostgreSqlWrites.GiveResult(write, rows.Read() ? rows : null);
}
