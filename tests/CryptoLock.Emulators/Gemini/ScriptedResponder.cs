using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CryptoLock.Emulators.Gemini;

/// <summary>
/// The answer when a test scripts none: short, in the customer's language, quoting the customer's last text. Where the
/// request asks for JSON, an instance of its schema with that answer as its text.
/// </summary>
internal static class ScriptedResponder
{
    private const int QuoteLength = 80;
    private static readonly char[] Separators = [' ', '\n', '\t', ',', '.', '!', '?', ';', ':', '"', '(', ')'];

    private static readonly HashSet<string> Portuguese = new(StringComparer.OrdinalIgnoreCase)
    {
        "o", "os", "um", "uma", "que", "de", "do", "da", "é", "e", "para", "com", "não", "nao", "sim", "oi", "olá", "ola", "bom",
        "dia", "boa", "tarde", "noite", "tenho", "quero", "preciso", "quanto", "custa", "como", "funciona", "sobre", "você",
        "voce", "obrigado", "obrigada", "dúvida", "duvida", "preço", "qual", "meu", "minha", "por", "em", "no", "na",
    };

    private static readonly HashSet<string> English = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "an", "i", "is", "are", "of", "to", "and", "for", "with", "not", "yes", "hi", "hello", "good", "morning", "have",
        "want", "need", "how", "much", "does", "it", "work", "about", "you", "thanks", "question", "price", "what", "which", "my",
        "can", "please",
    };

    public static GeminiAnswer Answer(GeminiRequest request, bool echoFingerprint)
    {
        var isPortuguese = IsPortuguese(request);
        var text = Compose(Quote(request), isPortuguese);
        if (echoFingerprint)
        {
            text += $" [{Fingerprint(request)}]";
        }

        return request.Setting("responseMimeType") is { } type && type.ValueEquals("application/json")
            ? SchemaAnswer.Write(request, text, isPortuguese)
            : text;
    }

    /// <summary>The customer's last words as they are.</summary>
    public static GeminiAnswer Echo(GeminiRequest request) =>
        string.Join('\n', request.Turns[^1].Texts.Where(text => !IsNote(text)));

    /// <summary>Eight hexadecimal digits of the body and the number of turns.</summary>
    public static string Fingerprint(GeminiRequest request)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(request.Json.GetRawText()));
        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash, 0, 4)} turns={request.Turns.Count}");
    }

    /// <summary>
    /// A language named in a note of the last turn decides, then one that the customer names, then the customer's words,
    /// then the system instruction's.
    /// </summary>
    public static bool IsPortuguese(GeminiRequest request)
    {
        var texts = request.Turns[^1].Texts;
        var words = string.Join('\n', texts.Where(text => !IsNote(text)));
        return Named(string.Join('\n', texts.Where(IsNote)))
            ?? Named(words) ?? Spoken(words) ?? Spoken(request.SystemInstruction) ?? true;
    }

    private static bool? Named(string text)
    {
        bool Has(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        var (portuguese, english) = (Has("portugu") || Has("pt-BR"), Has("english") || Has("inglês"));
        return portuguese == english ? null : portuguese;
    }

    private static bool? Spoken(string text)
    {
        var (portuguese, english) = (0, 0);
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            portuguese += Portuguese.Contains(word) ? 1 : 0;
            english += English.Contains(word) ? 1 : 0;
        }

        return portuguese == english ? null : portuguese > english;
    }

    private static string Compose(string quote, bool isPortuguese) => isPortuguese
        ? $"Olá! Sobre \"{quote}\": o PSPM é um firewall inteligente para pipelines de CI/CD. Posso ajudar em mais alguma coisa?"
        : $"Hello! About \"{quote}\": PSPM is a smart firewall for CI/CD pipelines. Can I help you with anything else?";

    // A part that starts like a tag is a note of the service's, not the customer's words.
    private static bool IsNote(string text) => text.Length > 0 && text[0] is '<' or '[';

    private static string Quote(GeminiRequest request)
    {
        var texts = request.Turns[^1].Texts;
        var words = texts.LastOrDefault(text => text.Length > 0 && !IsNote(text)) ?? "…";
        var line = words.ReplaceLineEndings(" ").Replace('"', '\'');
        return line.Length <= QuoteLength ? line : line[..(char.IsHighSurrogate(line[QuoteLength - 1]) ? QuoteLength - 1 : QuoteLength)];
    }
}
