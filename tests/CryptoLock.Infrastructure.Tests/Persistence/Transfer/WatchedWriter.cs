using System.Text;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

/// <summary>Does something when a certain line is written.</summary>
internal sealed class WatchedWriter(Func<string, bool> isIt, Action then) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        if (isIt(value ?? string.Empty))
        {
            then();
        }
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
