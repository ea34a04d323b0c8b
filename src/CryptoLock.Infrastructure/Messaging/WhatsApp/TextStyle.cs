namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>How a stretch of text looks, and whether it may be cut.</summary>
[Flags]
internal enum TextStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,

    /// <summary>Monospaced and verbatim; never combined with another look.</summary>
    Code = 8,

    /// <summary>An address: verbatim, never marked, cut only when it alone is longer than a message.</summary>
    Link = 16,

    /// <summary>The words of a link, which stay with their address where possible.</summary>
    LinkText = 32,

    Marked = Bold | Italic | Strike,
}
