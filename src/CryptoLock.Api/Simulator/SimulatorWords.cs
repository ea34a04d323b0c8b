using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CryptoLock.Api.Simulator;

/// <summary>Spells the page's closed lists in one way, whatever the host's JSON settings are.</summary>
internal static class SimulatorWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [return: NotNullIfNotNull(nameof(value))]
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : null;
}
