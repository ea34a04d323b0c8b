using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Ai;

/// <summary>
/// Writes answers with a chat client. An answer that reached the output limit is kept up to its last complete sentence, if that is at
/// least half of it; its finish reason tells. Logs and errors never carry texts.
/// </summary>
internal sealed partial class ChatClientResponder(
    IChatClient client, IChatProvider provider, TimeProvider clock, ILogger<ChatClientResponder> logger) : IAiResponder
{
    public async Task<Result<AiAnswer>> RespondAsync(AiRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var result = await AskAsync(request, started, cancellationToken);
        if (result.Error is { } error)
        {
            LogFailed(request.SessionId.Value, error.Code, error.ProviderCode, Milliseconds(started));
        }
        else
        {
            var origin = result.Value.Origin;
            LogAnswered(
                request.SessionId.Value, origin.ModelUsed, Milliseconds(started), origin.FinishReason,
                origin.InputTokens, origin.CachedTokens, origin.OutputTokens);
        }

        return result;
    }

    private static Error? ErrorOf(ChatVerdict verdict) => verdict switch
    {
        ChatVerdict.Blocked or ChatVerdict.Recitation => new("ai.blocked", ErrorKind.Permanent, "A filter held the answer back."),
        ChatVerdict.Empty => new("ai.empty", ErrorKind.Permanent, "The model answered nothing."),
        ChatVerdict.NoRoom => new("ai.truncated", ErrorKind.Permanent, "The output limit was reached before the first word."),
        ChatVerdict.Malformed => new("ai.malformed", ErrorKind.Permanent, "The model's function call was malformed."),
        _ => null,
    };

    private async Task<Result<AiAnswer>> AskAsync(AiRequest request, long started, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.GetResponseAsync(
                ChatRequests.Messages(request), ChatRequests.Options(request.Prompt), cancellationToken);
            return Read(request, response, started);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever a cancelled call ends with, its caller hears of the cancellation.
            cancellationToken.ThrowIfCancellationRequested();
            return provider.Explain(exception) ?? Unexpected(exception);
        }
    }

    private Result<AiAnswer> Read(AiRequest request, ChatResponse response, long started)
    {
        var verdict = ChatVerdicts.Of(response);
        if (ErrorOf(verdict) is { } error)
        {
            return error;
        }

        var text = verdict == ChatVerdict.CutOff ? ChatText.UpToLastSentence(response.Text) : response.Text.Trim();
        if (string.IsNullOrWhiteSpace(text))
        {
            return verdict == ChatVerdict.CutOff
                ? new Error("ai.truncated", ErrorKind.Permanent, "The answer stops before its first half is over.")
                : ErrorOf(ChatVerdict.Empty)!;
        }

        return new AiAnswer(text, OriginOf(request, response, started));
    }

    private ReplyOrigin OriginOf(AiRequest request, ChatResponse response, long started) =>
        new(provider.Name, request.Prompt.Name, request.Prompt.ContentHash)
        {
            ModelAsked = provider.Model,
            ModelUsed = response.ModelId,
            InputTokens = response.Usage?.InputTokenCount,
            CachedTokens = response.Usage?.CachedInputTokenCount,
            OutputTokens = response.Usage?.OutputTokenCount,
            CostUsd = provider.CostOf(response.ModelId, response.Usage),
            Latency = clock.GetElapsedTime(started),
            FinishReason = response.AdditionalProperties?.GetValueOrDefault(ChatOptionKeys.FinishReason) as string
                ?? response.FinishReason?.Value,
            ToolsCalled = [.. response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => c.Name)],
        };

    private Error Unexpected(Exception exception)
    {
        // The message may quote what was being processed; the type and the stack do not.
        LogUnexpected(exception.GetType().FullName, exception.StackTrace);
        return exception is OperationCanceledException
            ? new("ai.timeout", ErrorKind.Transient, "The AI did not answer in time.")
            : new("ai.failed", ErrorKind.Transient, "The AI failed in an unforeseen way.");
    }

    private long Milliseconds(long started) => (long)clock.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(2040, LogLevel.Information,
        "Session {SessionId} answered by {Model} in {Milliseconds} ms, {FinishReason}: {Input} tokens in ({Cached} cached), {Output} out")]
    private partial void LogAnswered(
        Guid sessionId, string? model, long milliseconds, string? finishReason, long? input, long? cached, long? output);

    [LoggerMessage(2041, LogLevel.Warning, "Session {SessionId} got no answer: {Code} ({ProviderCode}) after {Milliseconds} ms")]
    private partial void LogFailed(Guid sessionId, string code, int? providerCode, long milliseconds);

    [LoggerMessage(2042, LogLevel.Error, "Unforeseen {ExceptionType} while asking the AI: {Stack}")]
    private partial void LogUnexpected(string? exceptionType, string? stack);
}
