using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Reads a prompt file's YAML. Three keys are required; the others extend them.</summary>
internal static class PromptFileParser
{
    private const int LongestAnswer = 65_536;

    private static readonly string[] Keys =
        ["persona", "instructions", "contexto_do_produto", "language", "texts", "commands", "knowledge", "generation"];

    private static readonly string[] PersonaKeys = ["role", "company", "product", "goal"];
    private static readonly string[] LanguageKeys = ["default", "supported"];
    private static readonly string[] GenerationKeys = ["temperature", "top_p", "max_output_tokens", "thinking_budget"];

    /// <summary>The settings of a prompt that names none: little variation, short answers, no thinking.</summary>
    private static readonly GenerationSettings DefaultGeneration = new(0.3, null, 2048, 0);

    /// <summary>Parses a file's text.</summary>
    /// <exception cref="PromptFileException">Anything unknown, missing or of the wrong type.</exception>
    public static PromptFile Parse(string file, string yaml)
    {
        var root = new YamlSection(file, "", YamlDocumentReader.Read(file, yaml), Keys);
        var persona = root.Section("persona", PersonaKeys);
        var texts = PromptTexts.Read(root);
        var language = root.Has("language") ? root.Section("language", LanguageKeys) : null;

        return new(
            new(persona.Text("role"), persona.Text("company"), persona.Text("product"), persona.Text("goal")),
            [.. root.Texts("instructions").Select(i => i.Text)],
            root.Text("contexto_do_produto"),
            language?.Has("default") == true ? ReadDefault(language, texts) : null,
            language?.Has("supported") == true ? ReadSupported(language, texts) : null,
            texts,
            PromptCommands.Read(root),
            PromptCommands.ReadPersonRequests(root),
            root.Has("knowledge") ? [.. root.Texts("knowledge").Select(k => new KnowledgeReference(k.Text, k.At))] : [],
            root.Has("generation") ? ReadGeneration(root.Section("generation", GenerationKeys)) : DefaultGeneration);
    }

    private static Language ReadDefault(
        YamlSection section, IReadOnlyDictionary<Language, IReadOnlyDictionary<FixedText, string>> texts)
    {
        var language = PromptTexts.ReadCode(section, section.Text("default"), section.At("default"));
        return texts.ContainsKey(language)
            ? language
            : throw section.Failure(section.At("default"), $"'language.default' needs the key 'texts.{language}'.");
    }

    private static List<Language> ReadSupported(
        YamlSection section, IReadOnlyDictionary<Language, IReadOnlyDictionary<FixedText, string>> texts)
    {
        var languages = new List<Language>();
        foreach (var (code, at) in section.Texts("supported"))
        {
            var language = PromptTexts.ReadCode(section, code, at);
            if (!texts.ContainsKey(language))
            {
                throw section.Failure(at, $"'language.supported' has '{language}', which needs the key 'texts.{language}'.");
            }

            languages.Add(language);
        }

        return languages;
    }

    private static GenerationSettings ReadGeneration(YamlSection section) => new(
        section.Has("temperature") ? section.Number("temperature", 0, 2) : DefaultGeneration.Temperature,
        section.Has("top_p") ? section.Number("top_p", 0, 1) : DefaultGeneration.TopP,
        section.Has("max_output_tokens")
            ? section.WholeNumber("max_output_tokens", 1, LongestAnswer)
            : DefaultGeneration.MaxOutputTokens,
        section.Has("thinking_budget")
            ? section.WholeNumber("thinking_budget", -1, LongestAnswer)
            : DefaultGeneration.ThinkingBudget);
}
