using Npgsql;
using NpgsqlTypes;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>Positional parameters. Their types never depend on their values, so that one prepared statement serves all.</summary>
internal static class Parameter
{
    public static NpgsqlParameter<Guid> Of(Guid value) => new() { TypedValue = value };

    public static NpgsqlParameter<Guid?> Of(Guid? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter<int> Of(int value) => new() { TypedValue = value };

    public static NpgsqlParameter<int?> Of(int? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    public static NpgsqlParameter<long> Of(long value) => new() { TypedValue = value };

    public static NpgsqlParameter<long?> Of(long? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter<bool> Of(bool value) => new() { TypedValue = value };

    public static NpgsqlParameter<byte[]> Of(byte[] value) => new() { TypedValue = value };

    public static NpgsqlParameter<string?> Of(string? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>One value of each item, as an array.</summary>
    public static NpgsqlParameter<T[]> OfEach<TItem, T>(IReadOnlyList<TItem> items, Func<TItem, T> value, NpgsqlDbType type)
    {
        var values = new T[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(items[i]);
        }

        return new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
