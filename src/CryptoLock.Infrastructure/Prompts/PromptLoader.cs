using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Languages;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Loads a prompt with its documentation.</summary>
/// <param name="languages">What holds for a prompt that names no languages.</param>
internal sealed class PromptLoader(LanguageOptions languages)
{
    /// <summary>Loads a prompt. Files that cannot be used are a result, not an exception.</summary>
    /// <param name="path">The prompt file, as a full path.</param>
    public PromptLoad Load(string path)
    {
        var files = new List<FileStamp> { FileStamp.Take(path) };
        try
        {
            var prompt = PromptFileParser.Parse(path, PromptText.Read(path));
            var documents = new List<KnowledgeDocument>();
            foreach (var reference in prompt.Knowledge)
            {
                var file = KnowledgeReader.PathOf(path, reference);
                files.Add(FileStamp.Take(file));
                Add(documents, KnowledgeReader.Read(path, reference, file), path, reference);
            }

            return new(Build(Path.GetFileNameWithoutExtension(path), prompt, documents), null, files);
        }
        catch (PromptFileException exception)
        {
            return new(null, exception, files);
        }
    }

    private static void Add(
        List<KnowledgeDocument> documents, KnowledgeDocument document, string path, KnowledgeReference reference)
    {
        if (documents.Exists(d => d.Id == document.Id))
        {
            throw new PromptFileException(path, reference.At, $"there are two knowledge files with the id '{document.Id}'.");
        }

        documents.Add(document);
    }

    private AssistantPrompt Build(string name, PromptFile file, List<KnowledgeDocument> knowledge)
    {
        var language = DefaultLanguage(file);
        var context = new KnowledgeDocument(
            $"contexto-{language}", language, file.Persona.Product, $"# {file.Persona.Product}\n\n{file.ProductContext}");
        KnowledgeDocument[] documents = [.. knowledge, context];
        var spoken = file.Languages ?? [.. languages.Supported.Select(Language.FromCode)];

        var prompt = new AssistantPrompt(
            name, "", SystemInstruction.Compose(file, spoken, documents), language, file.Texts, documents, file.Generation)
        {
            Commands = file.Commands,
            PersonRequests = file.PersonRequests,
        };
        return prompt with { ContentHash = PromptHash.Compute(prompt) };
    }

    private Language DefaultLanguage(PromptFile file)
    {
        var language = file.DefaultLanguage ?? Language.FromCode(languages.Default);
        return file.Texts.ContainsKey(language) ? language : Language.English;
    }
}

/// <summary>The result of loading a prompt.</summary>
/// <param name="Prompt">The prompt; null when there is a problem.</param>
/// <param name="Problem">Why there is none; null when there is.</param>
/// <param name="Files">The files that were looked at, missing ones included, as they were before: a change may change the result.</param>
internal sealed record PromptLoad(AssistantPrompt? Prompt, PromptFileException? Problem, IReadOnlyList<FileStamp> Files);
