using System.Text;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>
/// Writes what the model is told about itself. The same text for every customer and every day, so that the provider's
/// prefix cache holds it; what varies belongs into the customer's turn.
/// </summary>
internal static class SystemInstruction
{
    public static string Compose(
        PromptFile prompt, IReadOnlyList<Language> languages, IReadOnlyList<KnowledgeDocument> documents)
    {
        var text = new StringBuilder();
        AppendPersona(text, prompt.Persona);
        text.Append("\n# Instructions\n");
        foreach (var (number, instruction) in prompt.Instructions.Index())
        {
            text.Append($"{number + 1}. {instruction}\n");
        }

        text.Append('\n').Append(SystemRules.Write(prompt.Persona, languages));
        text.Append("\n# Documentation\n<documents>\n");
        foreach (var document in documents)
        {
            text.Append($"<doc id=\"{document.Id}\" lang=\"{document.Language}\">\n{Escape(document.Text)}\n</doc>\n");
        }

        return text.Append("</documents>\n").ToString();
    }

    private static void AppendPersona(StringBuilder text, PromptPersona persona) => text
        .Append("# Who you are\n")
        .Append($"Role: {persona.Role}\n")
        .Append($"Company: {persona.Company}\n")
        .Append($"Product: {persona.Product}\n")
        .Append($"Goal: {persona.Goal}\n");

    // A document must not end itself, whatever it says.
    private static string Escape(string text) => text
        .Replace("</doc", "&lt;/doc", StringComparison.OrdinalIgnoreCase)
        .Replace("<doc", "&lt;doc", StringComparison.OrdinalIgnoreCase);
}
