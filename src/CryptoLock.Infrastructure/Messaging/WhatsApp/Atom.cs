namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>How good a place to cut is.</summary>
internal enum CutQuality
{
    /// <summary>Inside a word, between two characters as a reader counts them.</summary>
    InsideWord,

    /// <summary>Between the words of a link.</summary>
    InsideLink,

    Word,
    Sentence,
    Line,
    Paragraph,
}

/// <summary>A piece of text that is never cut: a word, an address, or a bit of a word that is too long.</summary>
/// <param name="Line">The number of its line.</param>
/// <param name="Space">The spaces before it.</param>
/// <param name="Text">The text, without spaces except in addresses.</param>
/// <param name="Style">Its look.</param>
/// <param name="CutBefore">How good a cut before it would be.</param>
internal readonly record struct Atom(int Line, string Space, string Text, TextStyle Style, CutQuality CutBefore);
