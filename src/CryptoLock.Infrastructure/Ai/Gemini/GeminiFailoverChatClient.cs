using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Asks the next model when one is gone, out of quota or overloaded; a stream only until its first piece.</summary>
internal sealed partial class GeminiFailoverChatClient(
    IChatClient inner, GeminiStatus status, IOptions<GeminiOptions> settings, TimeProvider clock, ILogger<GeminiFailoverChatClient> logger)
    : DelegatingChatClient(inner)
{
    private readonly string[] _models = [settings.Value.Model, .. settings.Value.Fallbacks()];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _restsUntil = [];

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> asked = [.. messages];
        return await TryModelsAsync(options, o => base.GetResponseAsync(asked, o, cancellationToken));
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> asked = [.. messages];
        await using var updates = await TryModelsAsync(options, o => StartAsync(asked, o, cancellationToken));
        do
        {
            yield return updates.Current;
        }
        while (await updates.MoveNextAsync());
    }

    private static bool MayHelp(GeminiFailure failure) => failure is GeminiFailure.ModelNotFound or GeminiFailure.QuotaExhausted
        or GeminiFailure.RateLimited or GeminiFailure.Overloaded or GeminiFailure.ServerError or GeminiFailure.Timeout;

    private async Task<IAsyncEnumerator<ChatResponseUpdate>> StartAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            // A stream has at least the piece with its finish reason, or it fails.
            await updates.MoveNextAsync();
            return updates;
        }
        catch
        {
            await updates.DisposeAsync();
            throw;
        }
    }

    private async Task<T> TryModelsAsync<T>(ChatOptions? options, Func<ChatOptions, Task<T>> ask)
    {
        var worst = default(GeminiException);
        foreach (var model in Candidates(options?.ModelId))
        {
            try
            {
                var asked = options?.Clone() ?? new();
                asked.ModelId = model;
                var answer = await ask(asked);
                status.Answered(model);
                return answer;
            }
            catch (GeminiException failure)
            {
                Note(model, failure);

                // The caller learns of the failure that leaves most hope.
                worst = worst is { IsTransient: true } ? worst : failure.IsTransient ? failure : worst ?? failure;
                if (!MayHelp(failure.Failure))
                {
                    break;
                }
            }
        }

        status.Failed(worst!.Failure);
        throw worst;
    }

    private string[] Candidates(string? asked)
    {
        var all = asked is null ? _models : _models.Where(m => m != asked).Prepend(asked).ToArray();
        var now = clock.GetUtcNow();
        var rested = all.Where(m => !_restsUntil.TryGetValue(m, out var until) || until <= now).ToArray();
        return rested.Length > 0 ? rested : all;
    }

    private void Note(string model, GeminiException failure)
    {
        LogFailed(model, failure.Failure, (int?)failure.StatusCode, failure.Status, failure.Reason, string.Join(' ', failure.QuotaIds));
        if (failure.Failure is GeminiFailure.ModelNotFound or GeminiFailure.QuotaExhausted)
        {
            _restsUntil[model] = clock.GetUtcNow() + settings.Value.ModelCooldown;
        }
    }

    [LoggerMessage(2020, LogLevel.Warning, "Model {Model} failed: {Failure} ({StatusCode} {Status} {Reason} {Quotas})")]
    private partial void LogFailed(
        string model, GeminiFailure failure, int? statusCode, string? status, string? reason, string quotas);
}
