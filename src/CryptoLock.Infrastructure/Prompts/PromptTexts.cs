using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using YamlDotNet.Core;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>The fixed texts of a prompt: its own over the built-in ones.</summary>
internal static class PromptTexts
{
    // WhatsApp's limit for one message is 1,600 characters through Twilio; a fixed text is never cut.
    private const int LongestText = 1500;

    private static readonly Dictionary<string, FixedText> Keys = new()
    {
        ["unavailable"] = FixedText.Unavailable,
        ["not_documented"] = FixedText.NotDocumented,
        ["unsupported_message"] = FixedText.UnsupportedMessage,
        ["attachment_only"] = FixedText.AttachmentOnly,
        ["still_working"] = FixedText.StillWorking,
        ["too_many_messages"] = FixedText.TooManyMessages,
        ["opted_out"] = FixedText.OptedOut,
        ["opted_in"] = FixedText.OptedIn,
        ["please_write"] = FixedText.PleaseWrite,
        ["person_asked"] = FixedText.PersonAsked,
    };

    /// <summary>Reads the key <c>texts</c> of a file; it may be missing.</summary>
    public static IReadOnlyDictionary<Language, IReadOnlyDictionary<FixedText, string>> Read(YamlSection root)
    {
        var texts = new Dictionary<Language, IReadOnlyDictionary<FixedText, string>>(BuiltInTexts.ByLanguage);
        if (!root.Has("texts"))
        {
            return texts;
        }

        var section = root.Section("texts", null);
        foreach (var code in section.Keys)
        {
            var language = ReadCode(section, code, section.At(code));
            texts[language] = Read(section.Section(code, Keys.Keys), texts.GetValueOrDefault(language));
        }

        return texts;
    }

    /// <summary>Reads a language's code.</summary>
    public static Language ReadCode(YamlSection section, string code, Mark at) =>
        code is { Length: 2 } && code.All(char.IsAsciiLetterLower)
            ? Language.FromCode(code)
            : throw section.Failure(at, $"'{code}' is no language. Use a two-letter ISO 639-1 code such as pt or en.");

    private static Dictionary<FixedText, string> Read(YamlSection section, IReadOnlyDictionary<FixedText, string>? builtIn)
    {
        var texts = builtIn is null ? [] : new Dictionary<FixedText, string>(builtIn);
        foreach (var (key, text) in Keys)
        {
            // Nothing is built in for a further language: the missing key is an error there.
            if (section.Has(key) || builtIn is null)
            {
                texts[text] = section.Text(key) is { Length: <= LongestText } value
                    ? value
                    : throw section.Failure(section.At(key), $"'{key}' must not be longer than {LongestText} characters.");
            }
        }

        return texts;
    }
}
