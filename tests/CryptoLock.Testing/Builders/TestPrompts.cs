using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Testing.Builders;

/// <summary>A prompt whose fixed texts name themselves, such as <c>pt:Unavailable</c>.</summary>
public static class TestPrompts
{
    public static readonly AssistantPrompt Simple = new(
        "test_prompt",
        "0123abcd",
        "You are the assistant.",
        Language.Portuguese,
        new[] { Language.Portuguese, Language.English }.ToDictionary(language => language, TextsOf),
        [new KnowledgeDocument("doc-pt", Language.Portuguese, "PSPM", "# PSPM\n\nUm firewall para CI/CD.")],
        new GenerationSettings(0.3, null, 1024, 0))
    {
        Commands = new Dictionary<string, CustomerIntent>
        {
            ["stop"] = CustomerIntent.OptOut,
            ["parar"] = CustomerIntent.OptOut,
            ["start"] = CustomerIntent.OptIn,
            ["voltar"] = CustomerIntent.OptIn,
        },
        PersonRequests = new([Phrase.Parse("* falar com uma pessoa *"), Phrase.Parse("atendente")], ["por", "favor"], ["nao"]),
    };

    private static IReadOnlyDictionary<FixedText, string> TextsOf(Language language) =>
        Enum.GetValues<FixedText>().ToDictionary(text => text, text => $"{language}:{text}");
}
