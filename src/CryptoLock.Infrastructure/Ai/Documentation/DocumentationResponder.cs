using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>
/// Quotes the best section of the documentation, word for word. The indexes are small and live in memory, one for each content
/// of the prompt and language; a search takes less than a millisecond, so one lock serves all.
/// </summary>
internal sealed partial class DocumentationResponder(TimeProvider clock, ILogger<DocumentationResponder> logger)
    : IDocumentationResponder, IDisposable
{
    /// <summary>What <see cref="ReplyOrigin.Responder"/> says.</summary>
    public const string Name = "documentation";

    private const int MostIndexes = 8;

    private readonly Lock _lock = new();
    private readonly List<(string Hash, Language Language, DocumentationIndex Index)> _indexes = [];

    public Task<AiAnswer?> FindAnswerAsync(AiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = clock.GetTimestamp();
        var question = CustomerQuestion.Of(request.History[^1]);

        DocumentationSection? section;
        lock (_lock)
        {
            section = Find(IndexOf(request.Prompt, request.Language), question);
        }

        return Task.FromResult(section is null
            ? null
            : new AiAnswer(section.Quote, OriginOf(request.Prompt, clock.GetElapsedTime(started))));
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _indexes.ForEach(i => i.Index.Dispose());
            _indexes.Clear();
        }
    }

    /// <summary>The origin of an answer without any model.</summary>
    public static ReplyOrigin OriginOf(AssistantPrompt prompt, TimeSpan latency) =>
        new(Name, prompt.Name, prompt.ContentHash) { Latency = latency };

    private static DocumentationSection? Find(DocumentationIndex index, CustomerQuestion question) => question.IsSmallTalk
        ? index.Introduction
        : question.Sentences.Select(index.Find).OfType<DocumentationMatch>().MaxBy(m => m.Coverage)?.Section;

    private DocumentationIndex IndexOf(AssistantPrompt prompt, Language language)
    {
        var known = _indexes.FindIndex(i => i.Hash == prompt.ContentHash && i.Language == language);
        if (known >= 0)
        {
            return _indexes[known].Index;
        }

        if (_indexes.Count == MostIndexes)
        {
            _indexes[0].Index.Dispose();
            _indexes.RemoveAt(0);
        }

        var index = DocumentationIndex.Build(prompt, language);
        _indexes.Add((prompt.ContentHash, language, index));
        LogIndexed(index.Count, prompt.Name, prompt.ContentHash, language);
        return index;
    }

    [LoggerMessage(2100, LogLevel.Debug, "Indexed {Sections} sections of prompt {Name}, content {Hash}, for language {Language}")]
    private partial void LogIndexed(int sections, string name, string hash, Language language);
}
