using System.Buffers;

namespace CryptoLock.Application.Conversations.ReceiveMessage;

/// <summary>
/// The channel's id of a message: 1 to 64 ASCII letters, digits, <c>-</c> or <c>_</c>, so that it is safe to log.
/// </summary>
internal static class ProviderIdentifier
{
    public const string Rule = "must be 1 to 64 letters, digits, '-' or '_'.";

    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && !value.AsSpan().ContainsAnyExcept(Allowed);
}
