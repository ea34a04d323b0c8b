namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>The kinds of columns that the store has, by their place.</summary>
internal static class RowExtensions
{
    public static DateTimeOffset GetTime(this IStoredRow row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? GetTimeOrNull(this IStoredRow row, int column) =>
        row.IsDBNull(column) ? null : row.GetTime(column);

    public static string? GetTextOrNull(this IStoredRow row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? GetNumberOrNull(this IStoredRow row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static Guid? GetGuidOrNull(this IStoredRow row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    public static T GetName<T>(this IStoredRow row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));

    public static T? GetNameOrNull<T>(this IStoredRow row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : row.GetName<T>(column);
}
