using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Writes a table as a list of facts, since a phone cannot show columns.</summary>
internal static class TableLines
{
    /// <summary>Adds one paragraph per row, one line per cell, each behind the name of its column.</summary>
    public static void AddTable(this LineCollector lines, string source, Table table, Margin margin)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.Find(row => row.IsHeader);
        IReadOnlyList<StyledRun>[] names = [.. Cells(header).Select(cell => NameOf(source, cell))];
        var values = rows.Where(row => !row.IsHeader).ToList();
        if (values.Count == 0)
        {
            lines.Add([Join(names)], 2, margin);
            return;
        }

        foreach (var row in values)
        {
            AddRow(lines, source, row, names, margin);
        }
    }

    private static void AddRow(
        LineCollector lines, string source, TableRow row, IReadOnlyList<StyledRun>[] names, Margin margin)
    {
        var lineBreaks = 2;
        foreach (var (index, cell) in Cells(row).Index())
        {
            var content = ContentOf(source, cell, TextStyle.None);
            if (content.All(line => !line.Any(run => TextCleaner.IsVisible(run.Text))))
            {
                continue;
            }

            var name = names.ElementAtOrDefault(index) ?? [];
            lines.Add([[.. name, .. content[0]], .. content.Skip(1)], lineBreaks, margin);
            lineBreaks = 1;
        }
    }

    private static IEnumerable<TableCell> Cells(TableRow? row) => row?.OfType<TableCell>() ?? [];

    private static IReadOnlyList<StyledRun> NameOf(string source, TableCell cell)
    {
        StyledRun[] name = [.. ContentOf(source, cell, TextStyle.Bold).SelectMany(line => line)];
        var text = string.Concat(name.Select(run => run.Text)).TrimEnd();
        return text.Length == 0 ? []
            : text.EndsWith(':') ? [.. name, new StyledRun(" ", TextStyle.None)]
            : [.. name, new StyledRun(": ", TextStyle.None)];
    }

    private static IReadOnlyList<StyledRun> Join(IReadOnlyList<StyledRun>[] names) =>
        [.. names.SelectMany((name, index) => index == 0 ? name.SkipLast(1) : [Separator, .. name.SkipLast(1)])];

    private static StyledRun Separator => new(" | ", TextStyle.None);

    private static IReadOnlyList<StyledRun>[] ContentOf(string source, TableCell cell, TextStyle style)
    {
        IReadOnlyList<StyledRun>[] content =
            [.. cell.OfType<LeafBlock>().SelectMany(leaf => InlineReader.Read(source, leaf.Inline, style))];
        return content.Length == 0 ? [[]] : content;
    }
}
