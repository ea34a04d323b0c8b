using System.Diagnostics;
using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Places of the crash tests that only a group with customers' messages reaches.</summary>
internal static class AppendFailpoints
{
    /// <inheritdoc cref="Failpoint.Reached"/>
    [Conditional("FAILPOINTS")]
    public static void Reached(string name, IReadOnlyList<StoreWrite> group)
    {
        if (group.Any(write => write is MessageAppend))
        {
            Failpoint.Reached(name);
        }
    }
}
