using System.Buffers.Text;
using System.Text;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A statement that stays prepared; its parameters are $1, $2, …, in this order. It speaks to the engine itself: ADO.NET looks each
/// parameter up by its name and makes a reader for each execution, which costs more than most statements.
/// </summary>
internal sealed class SqliteStatement(SqliteConnection connection, string sql) : IStoredRow, IDisposable
{
    private const int GuidLength = 36;
    private const int ShortText = 256;

    private sqlite3_stmt? _statement;

    /// <returns>How many rows it changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Each(static _ => { }, values);
        return sqlite3_changes(connection.Handle);
    }

    /// <returns>What the only row holds; the default when there is none, which tells nothing of a value type.</returns>
    public T? Find<T>(Func<IStoredRow, T> read, params ReadOnlySpan<object?> values)
    {
        var found = default(T);
        Each(row => found = read(row), values);
        return found;
    }

    /// <summary>Executes it to its end.</summary>
    /// <param name="take">Gets each row, which is valid until it returns.</param>
    /// <param name="values">The parameters: null, text, integers, booleans, ids or bytes.</param>
    /// <exception cref="SqliteException">The engine refuses it.</exception>
    public void Each(Action<IStoredRow> take, params ReadOnlySpan<object?> values)
    {
        _statement ??= Prepare();
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                Check(Bind(i + 1, values[i]));
            }

            while (Step())
            {
                take(this);
            }
        }
        finally
        {
            // Says again what the last step said.
            _ = sqlite3_reset(_statement);
        }
    }

    public bool IsDBNull(int column) => sqlite3_column_type(_statement, column) == SQLITE_NULL;

    public string GetString(int column) => sqlite3_column_text(_statement, column).utf8_to_string();

    public int GetInt32(int column) => sqlite3_column_int(_statement, column);

    public long GetInt64(int column) => sqlite3_column_int64(_statement, column);

    public bool GetBoolean(int column) => sqlite3_column_int(_statement, column) != 0;

    public Guid GetGuid(int column)
    {
        var text = sqlite3_column_blob(_statement, column);
        return text.Length == GuidLength && Utf8Parser.TryParse(text, out Guid id, out _)
            ? id
            : throw new FormatException("The store holds an id that is none.");
    }

    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepare()
    {
        // To SQLite, $1 is a name like any other, and ?1 the first parameter.
        Check(sqlite3_prepare_v2(connection.Handle, sql.Replace('$', '?'), out var statement));
        return statement;
    }

    private bool Step()
    {
        var result = sqlite3_step(_statement);
        if (result != SQLITE_ROW && result != SQLITE_DONE)
        {
            Check(result);
        }

        return result == SQLITE_ROW;
    }

    private int Bind(int parameter, object? value) => value switch
    {
        null => sqlite3_bind_null(_statement, parameter),
        int number => sqlite3_bind_int(_statement, parameter, number),
        long number => sqlite3_bind_int64(_statement, parameter, number),
        bool flag => sqlite3_bind_int(_statement, parameter, flag ? 1 : 0),
        byte[] bytes => sqlite3_bind_blob(_statement, parameter, bytes),
        Guid id => BindId(parameter, id),
        string text => BindText(parameter, text),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be stored.", nameof(value)),
    };

    private int BindText(int parameter, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= ShortText ? stackalloc byte[ShortText] : new byte[most];
        return sqlite3_bind_text(_statement, parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    // In the form in which EF Core writes ids.
    private int BindId(int parameter, Guid id)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return sqlite3_bind_text(_statement, parameter, text);
    }

    private void Check(int result)
    {
        if (result != SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }
}
