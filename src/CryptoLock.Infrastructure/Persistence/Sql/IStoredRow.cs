namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>The present row of a query. Columns are taken by their place, as in a <see cref="System.Data.Common.DbDataReader"/>.</summary>
internal interface IStoredRow
{
    bool IsDBNull(int column);

    string GetString(int column);

    int GetInt32(int column);

    long GetInt64(int column);

    bool GetBoolean(int column);

    Guid GetGuid(int column);
}
