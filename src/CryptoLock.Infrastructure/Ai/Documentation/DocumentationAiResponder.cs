using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>Answers without any model: quotes the documentation, or says that it does not say.</summary>
internal sealed class DocumentationAiResponder(IDocumentationResponder documentation, TimeProvider clock) : IAiResponder
{
    public async Task<Result<AiAnswer>> RespondAsync(AiRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        return await documentation.FindAnswerAsync(request, cancellationToken) ?? new AiAnswer(
            request.Prompt.Text(FixedText.NotDocumented, request.Language),
            DocumentationResponder.OriginOf(request.Prompt, clock.GetElapsedTime(started)));
    }
}
