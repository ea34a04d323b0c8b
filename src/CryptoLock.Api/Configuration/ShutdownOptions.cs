using System.ComponentModel.DataAnnotations;

namespace CryptoLock.Api.Configuration;

/// <summary>How the process ends.</summary>
public sealed class ShutdownOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Shutdown";

    /// <summary>
    /// Longest time from the request to stop until the process ends: open requests and turns are finished within it; what is
    /// not is found again at the next start. One second to ten minutes, default 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Shutdown:Timeout must be from 00:00:01 to 00:10:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
