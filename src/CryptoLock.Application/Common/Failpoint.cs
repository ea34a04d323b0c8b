using System.Diagnostics;

namespace CryptoLock.Application.Common;

/// <summary>Places where the crash tests end the process. Only a build with <c>-p:Failpoints=true</c> contains any call.</summary>
public static partial class Failpoint
{
    /// <summary>Ends the process here, as a power cut would, if the environment asks for it.</summary>
    /// <param name="name">One of <see cref="FailpointNames"/>.</param>
    [Conditional("FAILPOINTS")]
    public static void Reached(string name) => Strike(name);

    static partial void Strike(string name);
}
