using System.Globalization;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>Tells how far the copy of one table has come: every ten seconds, and at its end.</summary>
internal sealed class CopyProgress(TextWriter output, TimeProvider clock, string table, long total)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long _told = clock.GetTimestamp();
    private long _rows;

    public void Advance()
    {
        _rows++;
        if (clock.GetElapsedTime(_told) >= Pause)
        {
            _told = clock.GetTimestamp();
            output.WriteLine(Line(table, $"{Number(_rows)} of {Number(total)}"));
        }
    }

    public void Finish() => output.WriteLine(Line(table, $"{Number(_rows)} copied"));

    public static string Line(string table, string text) => $"  {table,-16}{text}";

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
