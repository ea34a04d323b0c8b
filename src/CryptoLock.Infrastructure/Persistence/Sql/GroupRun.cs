using CryptoLock.Application.Ports;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Has groups executed, and tells every member what became of it.</summary>
internal sealed partial class GroupRun(IGroupWriter writer, ILogger logger)
{
    /// <summary>Executes a group. Never fails: its members do.</summary>
    public void Execute(List<StoreWrite> group)
    {
        if (group.Count == 0 || TryExecute(group))
        {
            return;
        }

        // A rule of the database refuses one of them. Alone, it harms nobody.
        foreach (var write in group)
        {
            if (!TryExecute([write]))
            {
                LogRefused(write.GetType().Name);
                write.Refuse();
            }
        }
    }

    /// <returns>False when a rule of the database refuses a member, and nobody was told.</returns>
    private bool TryExecute(List<StoreWrite> group)
    {
        try
        {
            if (!writer.TryCommit(group))
            {
                return false;
            }
        }
        catch (StoreUnavailableException exception)
        {
            LogFailed(group.Count, exception.Message);
            group.ForEach(write => write.Fail(exception));
            return true;
        }
        catch (Exception exception)
        {
            // The queue must outlive anything: each caller learns of it, and the next group is tried.
            LogBroken(exception.GetType().Name);
            group.ForEach(write => write.Fail(new StoreUnavailableException("The store failed.", exception)));
            return true;
        }

        group.ForEach(write => write.Tell());
        return true;
    }

    [LoggerMessage(5001, LogLevel.Error, "{Count} write(s) were not stored: {Reason}")]
    private partial void LogFailed(int count, string reason);

    [LoggerMessage(5002, LogLevel.Error, "Storing failed with {Exception}")]
    private partial void LogBroken(string exception);

    [LoggerMessage(5003, LogLevel.Warning, "A rule of the database refused a {Write}, which should have been found out before it was written")]
    private partial void LogRefused(string write);
}
