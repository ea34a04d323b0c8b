namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>A table of both stores.</summary>
internal sealed class TransferTable(string name, IReadOnlyList<TransferColumn> columns)
{
    private readonly string _list = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    public string Name { get; } = name;

    public IReadOnlyList<TransferColumn> Columns { get; } = columns;

    public string Select => $"SELECT {_list} FROM \"{Name}\"";

    public string Count => $"SELECT count(*) FROM \"{Name}\"";

    public string Copy => $"COPY \"{Name}\" ({_list}) FROM STDIN (FORMAT BINARY)";
}
