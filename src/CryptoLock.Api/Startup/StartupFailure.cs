using CryptoLock.Application.Common;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Startup;

/// <summary>Turns the expected ways in which a start fails into words.</summary>
internal static class StartupFailure
{
    /// <summary>What to tell the person who starts the service.</summary>
    /// <param name="exception">What ended the start.</param>
    /// <returns>Null when the failure is not an expected one, so that its stack trace is wanted.</returns>
    public static string? Explain(Exception exception) => exception switch
    {
        StartupException startup => $"CryptoLock cannot start: {startup.Message}",
        OptionsValidationException options => $"CryptoLock cannot start: {string.Join(" ", options.Failures)}",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };
}
