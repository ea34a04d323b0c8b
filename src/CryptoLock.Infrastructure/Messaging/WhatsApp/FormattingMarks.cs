using System.Numerics;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>WhatsApp's formatting marks.</summary>
internal static class FormattingMarks
{
    /// <summary>Stands before and after monospaced text.</summary>
    public const string Fence = "```";

    /// <summary>The looks with a one-character mark.</summary>
    public static IReadOnlyList<TextStyle> Looks { get; } = [TextStyle.Bold, TextStyle.Italic, TextStyle.Strike];

    /// <summary>The mark of a look.</summary>
    public static char Of(TextStyle look) => look switch
    {
        TextStyle.Bold => '*',
        TextStyle.Italic => '_',
        _ => '~',
    };

    /// <summary>How long the opening and closing marks of a style are together.</summary>
    public static int LengthOf(TextStyle style) =>
        style.HasFlag(TextStyle.Code) ? 2 * Fence.Length : 2 * BitOperations.PopCount((uint)(style & TextStyle.Marked));
}
