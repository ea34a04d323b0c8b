using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>
/// Quotes the documentation, word for word: for each thing asked the section that answers best. The indexes are small and live in memory, one for each content
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

        IReadOnlyList<DocumentationSection> sections;
        lock (_lock)
        {
            sections = Find(request, question);
        }

        return Task.FromResult(sections.Count == 0 ? null : new AiAnswer(
            string.Join("\n\n", sections.Select(s => s.Quote)), OriginOf(request.Prompt, clock.GetElapsedTime(started))));
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

    private IReadOnlyList<DocumentationSection> Find(AiRequest request, CustomerQuestion question)
    {
        if (question.IsSmallTalk)
        {
            return IndexOf(request.Prompt, request.Language).Introduction is { } introduction ? [introduction] : [];
        }

        // A turn may mix languages; what the answer's own says nothing about may be asked in another.
        Language[] languages = [.. request.Prompt.Documents.Select(d => d.Language).Prepend(request.Language).Distinct()];
        return Passages.Choose(
        [
            .. from sentence in question.Sentences
               let match = languages.Select(l => IndexOf(request.Prompt, l).Find(sentence.Terms)).FirstOrDefault(m => m is not null)
               where match is not null
               select (sentence, match),
        ]);
    }

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
