using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using YamlDotNet.Core;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>A prompt file, parsed.</summary>
/// <param name="Persona">Who the assistant is.</param>
/// <param name="Instructions">What it shall do, in order; at least one.</param>
/// <param name="ProductContext">The product in short.</param>
/// <param name="DefaultLanguage">Null when the file does not say.</param>
/// <param name="Languages">The languages the assistant speaks; null when the file does not say.</param>
/// <param name="Texts">Fixed texts, built-in ones where the file has none; every text in each language.</param>
/// <param name="Commands">What customers command with a whole message, by its folded words.</param>
/// <param name="PersonRequests">How customers ask for a person.</param>
/// <param name="Knowledge">Documentation files; may be empty.</param>
/// <param name="Generation">Settings for the model.</param>
internal sealed record PromptFile(
    PromptPersona Persona,
    IReadOnlyList<string> Instructions,
    string ProductContext,
    Language? DefaultLanguage,
    IReadOnlyList<Language>? Languages,
    IReadOnlyDictionary<Language, IReadOnlyDictionary<FixedText, string>> Texts,
    IReadOnlyDictionary<string, CustomerIntent> Commands,
    PhraseBook PersonRequests,
    IReadOnlyList<KnowledgeReference> Knowledge,
    GenerationSettings Generation);

/// <summary>Who the assistant is.</summary>
internal sealed record PromptPersona(string Role, string Company, string Product, string Goal);

/// <summary>Where a prompt names a documentation file.</summary>
/// <param name="Path">Relative to the prompt.</param>
/// <param name="At">The place in the prompt file.</param>
internal sealed record KnowledgeReference(string Path, Mark At);
