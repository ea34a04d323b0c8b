using System.Data.Common;
using System.Globalization;
using CryptoLock.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

/// <summary>Every row that was written to a store, in words that do not depend on the engine.</summary>
internal static class StoredRows
{
    private static readonly string[] Tables = ["sessions", "messages", "parts", "turns", "seen_messages"];

    /// <summary>PostgreSQL makes them of other columns.</summary>
    private static readonly string[] Generated = ["is_scheduled", "active_slot"];

    public static Task<string[]> ReadAsync(TestStore store) => store.UseAsync<CryptoLockDbContext, string[]>(async db =>
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add($"{table} {Describe(reader)}");
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return [.. rows];
    });

    private static string Describe(DbDataReader row) => string.Join(
        "; ",
        Enumerable.Range(0, row.FieldCount).Where(i => !Generated.Contains(row.GetName(i)))
            .Select(i => $"{row.GetName(i)}={Word(row.GetValue(i))}").Order(StringComparer.Ordinal));

    private static string Word(object value) => value switch
    {
        DBNull => "-",
        bool flag => flag ? "1" : "0",
        byte[] bytes => Convert.ToHexString(bytes),
        string text when Guid.TryParse(text, out var id) => id.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
