using System.Buffers;
using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>
/// Where a participant is reached: <c>whatsapp:+E164</c>, a WhatsApp business-scoped user id (<c>whatsapp:CC.xyz</c>) that
/// holds no number, or a plain SMS number. Opaque: two addresses are equal when their text is equal.
/// </summary>
public readonly record struct ParticipantAddress
{
    /// <summary>Longest accepted address, in characters.</summary>
    public const int MaxLength = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsForbidden)]);

    private ParticipantAddress(string value) => Value = value;

    private static bool IsForbidden(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character);

    /// <summary>The address as the channel spells it. Personal data: never log it.</summary>
    public string Value { get; }

    /// <summary>Parses an address.</summary>
    /// <param name="value">Text from the channel, already checked by <see cref="IsValid"/>.</param>
    /// <exception cref="DomainException">The text is not an address.</exception>
    public static ParticipantAddress From(string value) =>
        IsValid(value) ? new(value) : throw new DomainException("A participant's address is empty, too long or not printable.");

    /// <summary>Whether the text can be an address: 1 to <see cref="MaxLength"/> printable characters without white space.</summary>
    /// <param name="value">Text from the channel; null is not an address.</param>
    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && !value.AsSpan().ContainsAny(Forbidden);

    /// <summary>Whether it is on WhatsApp, where free text is limited to a service window.</summary>
    public bool IsWhatsApp => Value.StartsWith("whatsapp:", StringComparison.OrdinalIgnoreCase);

    /// <summary>A fixed text, so that an address cannot leak through string formatting.</summary>
    public override string ToString() => "(address)";
}
