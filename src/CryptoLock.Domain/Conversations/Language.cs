using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>A language as its lower-case ISO 639-1 code, such as <c>pt</c> or <c>en</c>.</summary>
public readonly record struct Language
{
    /// <summary>Portuguese.</summary>
    public static readonly Language Portuguese = new("pt");

    /// <summary>English.</summary>
    public static readonly Language English = new("en");

    private Language(string code) => Code = code;

    /// <summary>Two lower-case letters.</summary>
    public string Code { get; }

    /// <summary>Parses a code, in any case.</summary>
    /// <param name="code">Two ASCII letters.</param>
    /// <exception cref="DomainException">Not two letters.</exception>
    public static Language FromCode(string code) =>
        code is { Length: 2 } && code.All(char.IsAsciiLetter)
            ? new(code.ToLowerInvariant())
            : throw new DomainException("A language is a two-letter ISO 639-1 code.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
