namespace CryptoLock.Infrastructure.Languages;

/// <summary>The languages of the desk.</summary>
public sealed class LanguageOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Language";

    /// <summary>
    /// ISO 639-1 codes of the languages to tell apart, as a list or as one text with commas; <c>pt,en</c> unless set.
    /// </summary>
    public IReadOnlyList<string> Supported { get; set; } = ["pt", "en"];

    /// <summary>The language to use while a customer's is unknown, unless the prompt names another; <c>pt</c> unless set.</summary>
    public string Default { get; set; } = "pt";
}
