using Lingua;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>Translates between our languages and Lingua's.</summary>
internal static class LinguaLanguages
{
    private static readonly Dictionary<string, Lingua.Language> ByCode = LanguageInfo.All()
        .Where(l => l is not Lingua.Language.Unknown)
        .ToDictionary(l => LanguageInfo.IsoCode6391(l).ToString(), StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string code) => ByCode.ContainsKey(code);

    public static Lingua.Language ToLingua(Domain.Conversations.Language language) => ByCode[language.Code];

    public static Domain.Conversations.Language FromLingua(Lingua.Language language) =>
        Domain.Conversations.Language.FromCode(LanguageInfo.IsoCode6391(language).ToString());
}
