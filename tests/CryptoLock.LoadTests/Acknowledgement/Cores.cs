using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>Keeps what is measured on one core, and what measures it on another.</summary>
internal static class Cores
{
    public const string Measured = "0";

    private const string Measuring = "1";

    /// <summary>Moves this process, and all that it starts from now on, off the measured core.</summary>
    public static void LeaveToTheMeasured() => Move(Environment.ProcessId, Measuring);

    /// <summary>Moves another process, with all its threads, to the measured core.</summary>
    public static void GiveTheMeasured(int processId) => Move(processId, Measured);

    private static void Move(int processId, string core)
    {
        using var taskset = Process.Start(new ProcessStartInfo(
            "taskset", ["--all-tasks", "--cpu-list", "--pid", core, processId.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        taskset.WaitForExit();
        if (taskset.ExitCode != 0)
        {
            throw new InvalidOperationException($"taskset ended with {taskset.ExitCode}: this measurement needs two cores.");
        }
    }
}
