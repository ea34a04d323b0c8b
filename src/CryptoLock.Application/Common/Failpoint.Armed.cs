#if FAILPOINTS
using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.Application.Common;

public static partial class Failpoint
{
    private const string Stop = "stop";

    // "name:n": the n-th time that place is reached is the process's last moment; with ":stop" it sleeps until somebody wakes it.
    private static readonly string[] Order = (Environment.GetEnvironmentVariable("CRYPTOLOCK_FAILPOINT") ?? string.Empty).Split(':');
    private static int _left = Order.Length >= 2 ? int.Parse(Order[1], CultureInfo.InvariantCulture) : 0;

    static partial void Strike(string name)
    {
        if (name != Order[0] || Interlocked.Decrement(ref _left) != 0)
        {
            return;
        }

        if (Order is [_, _, Stop])
        {
            Sleep();
        }
        else
        {
            Die();
        }
    }

    private static void Sleep()
    {
        using var stop = Process.Start("kill", ["-STOP", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        stop.WaitForExit();
    }

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();

        // Not one instruction further while the signal is on its way.
        while (true)
        {
            Thread.SpinWait(1_000);
        }
    }
}
#endif
