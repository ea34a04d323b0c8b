using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;
using NpgsqlTypes;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>A column of both stores, and how its values travel.</summary>
internal sealed class TransferColumn
{
    private static readonly Dictionary<Type, (NpgsqlDbType Type, Func<DbDataReader, int, object> Read)> Kinds = new()
    {
        [typeof(Guid)] = (NpgsqlDbType.Uuid, (row, i) => row.GetGuid(i)),
        [typeof(string)] = (NpgsqlDbType.Text, (row, i) => row.GetString(i)),
        [typeof(bool)] = (NpgsqlDbType.Boolean, (row, i) => row.GetBoolean(i)),
        [typeof(int)] = (NpgsqlDbType.Integer, (row, i) => row.GetInt32(i)),
        [typeof(long)] = (NpgsqlDbType.Bigint, (row, i) => row.GetInt64(i)),
        [typeof(double)] = (NpgsqlDbType.Double, (row, i) => row.GetDouble(i)),
        [typeof(byte[])] = (NpgsqlDbType.Bytea, (row, i) => row.GetFieldValue<byte[]>(i)),
    };

    private readonly Func<DbDataReader, int, object> _read;

    private TransferColumn(string name, NpgsqlDbType type, Func<DbDataReader, int, object> read) => (Name, Type, _read) = (name, type, read);

    public string Name { get; }

    public NpgsqlDbType Type { get; }

    /// <exception cref="NotSupportedException">Nobody has decided yet how values of its type travel.</exception>
    public static TransferColumn Of(IColumn column)
    {
        var stored = Nullable.GetUnderlyingType(column.ProviderClrType) ?? column.ProviderClrType;
        return Kinds.TryGetValue(stored, out var kind)
            ? new(column.Name, kind.Type, kind.Read)
            : throw new NotSupportedException($"{column.Table.Name}.{column.Name} is a {stored.Name}: tell {nameof(TransferColumn)} how to copy it.");
    }

    public object? Read(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : _read(row, ordinal);
}
