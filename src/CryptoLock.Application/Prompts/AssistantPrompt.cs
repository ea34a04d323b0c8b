using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Prompts;

/// <summary>Everything that makes the assistant who it is, loaded and checked.</summary>
/// <param name="Name">The prompt's name, such as <c>cryptolock_atendente_v1</c>.</param>
/// <param name="ContentHash">SHA-256 over the prompt and its knowledge files; lower-case hex. Changes when any of them does.</param>
/// <param name="SystemInstruction">
/// Rules and documentation as the model gets them; the same text for every customer, so that it can be cached.
/// </param>
/// <param name="DefaultLanguage">The language to use while the customer's is unknown.</param>
/// <param name="Texts">
/// Fixed texts of the service by language; has <paramref name="DefaultLanguage"/>, and every text in every language.
/// </param>
/// <param name="Documents">The product documentation, the assistant's only source of facts.</param>
/// <param name="Generation">Settings for the model.</param>
public sealed record AssistantPrompt(
    string Name,
    string ContentHash,
    string SystemInstruction,
    Language DefaultLanguage,
    IReadOnlyDictionary<Language, IReadOnlyDictionary<FixedText, string>> Texts,
    IReadOnlyList<KnowledgeDocument> Documents,
    GenerationSettings Generation)
{
    private const int MaxCommandLength = 64;

    /// <summary>What customers command with a whole message, by its folded words; see <see cref="IntentOf"/>.</summary>
    public IReadOnlyDictionary<string, CustomerIntent> Commands { get; init; } = new Dictionary<string, CustomerIntent>();

    /// <summary>How customers ask for a person; see <see cref="IntentOf"/>.</summary>
    public PhraseBook PersonRequests { get; init; } = PhraseBook.Empty;

    /// <summary>What a customer commands; null when the text is a message like any other.</summary>
    /// <param name="text">The whole text of a message.</param>
    public CustomerIntent? IntentOf(string text) =>
        text.Length <= MaxCommandLength && Commands.TryGetValue(FoldCommand(text), out var intent) ? intent
        : PersonRequests.IsIn(text) ? CustomerIntent.TalkToPerson
        : null;

    /// <summary>The form in which commands are compared: lower case, without anything but letters, digits and single spaces.</summary>
    /// <param name="text">What a customer typed, or a configured command.</param>
    public static string FoldCommand(string text) => string.Join(
        ' ',
        new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A fixed text in a language, or in the default one when the prompt does not have it.</summary>
    /// <param name="text">Which text.</param>
    /// <param name="language">The language; null for the default.</param>
    public string Text(FixedText text, Language? language) =>
        (language is { } asked && Texts.TryGetValue(asked, out var texts) ? texts : Texts[DefaultLanguage])[text];
}
