using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>What is copied: every table of the source's model, so that one that is added later is not forgotten.</summary>
internal static class TransferPlan
{
    /// <returns>The tables, each after those that it refers to.</returns>
    /// <exception cref="NotSupportedException">The target cannot hold what the source has.</exception>
    public static IReadOnlyList<TransferTable> Make(IModel source, IModel target)
    {
        var there = target.GetRelationalModel().Tables.ToDictionary(table => table.Name);
        return [.. ParentsFirst(source.GetRelationalModel().Tables).Select(table => Match(table, there.GetValueOrDefault(table.Name)))];
    }

    private static TransferTable Match(ITable from, ITable? to) => new(
        from.Name,
        [.. from.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(column => TransferColumn.Of(
            to?.FindColumn(column.Name) ?? throw new NotSupportedException($"The target has no {from.Name}.{column.Name}.")))]);

    private static List<ITable> ParentsFirst(IEnumerable<ITable> tables)
    {
        var ordered = new List<ITable>();
        foreach (var table in tables.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            Add(table, ordered);
        }

        return ordered;
    }

    private static void Add(ITable table, List<ITable> ordered)
    {
        if (ordered.Contains(table))
        {
            return;
        }

        foreach (var key in table.ForeignKeyConstraints.Where(key => key.PrincipalTable != table))
        {
            Add((ITable)key.PrincipalTable, ordered);
        }

        ordered.Add(table);
    }
}
