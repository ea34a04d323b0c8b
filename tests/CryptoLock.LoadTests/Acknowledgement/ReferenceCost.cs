using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>Measures the reference in a process of its own, because whoever measures is kept off a core from then on.</summary>
internal static class ReferenceCost
{
    /// <summary>Writes the processor time of one acknowledgement, in microseconds.</summary>
    public static async Task WriteAsync() =>
        Console.WriteLine((await AckRun.MeasureReferenceAsync()).CpuMicroseconds.ToString(CultureInfo.InvariantCulture));

    /// <returns>Microseconds of processor time.</returns>
    public static async Task<double> MeasureAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ReferenceCost).Assembly.Location, "reference-cost"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
