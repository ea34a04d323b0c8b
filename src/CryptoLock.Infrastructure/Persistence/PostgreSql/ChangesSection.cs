using System.Globalization;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>A part of the statement that writes a difference; left out when there is nothing for it to write.</summary>
/// <param name="Sql">The common table expression. Its parameters are #1, #2, …: their numbers depend on the parts before it.</param>
/// <param name="Count">How many parameters it has.</param>
/// <param name="IsNeeded">Whether a difference has something for it.</param>
/// <param name="Values">Its parameters, in their order: an array for each column.</param>
internal sealed record ChangesSection(
    string Sql, int Count, Func<SessionChanges, bool> IsNeeded, Func<SessionChanges, NpgsqlParameter[]> Values)
{
    /// <summary>The text with the numbers of its parameters.</summary>
    /// <param name="used">How many parameters come before.</param>
    public string Numbered(int used)
    {
        var sql = Sql;
        for (var i = Count; i > 0; i--)
        {
            sql = sql.Replace(Number('#', i), Number('$', used + i), StringComparison.Ordinal);
        }

        return sql;

        static string Number(char sign, int number) => string.Create(CultureInfo.InvariantCulture, $"{sign}{number}");
    }
}
