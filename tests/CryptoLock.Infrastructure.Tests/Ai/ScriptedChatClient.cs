using CryptoLock.Infrastructure.Ai;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai;

/// <summary>Answers as told, the last answer for ever, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient : IChatClient
{
    private readonly Queue<Func<ChatResponse>> _answers = [];

    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Calls { get; } = [];

    public ScriptedChatClient Answer(string text, string? reason, long input = 0, long output = 0) =>
        Answer(() => Response(new TextContent(text), reason, input, output));

    public ScriptedChatClient Answer(AIContent content, string? reason) => Answer(() => Response(content, reason, 0, 0));

    public ScriptedChatClient Fail(Exception exception) => Answer(() => throw exception);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls.Add(([.. messages], options));
        return Task.FromResult((_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())());
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing to release.
    }

    private static ChatResponse Response(AIContent content, string? reason, long input, long output) =>
        new(new ChatMessage(ChatRole.Assistant, [content]))
        {
            ModelId = "model-used",
            FinishReason = reason is null ? null : new ChatFinishReason(reason),
            Usage = new() { InputTokenCount = input, CachedInputTokenCount = input / 2, OutputTokenCount = output },
            AdditionalProperties = new() { [ChatOptionKeys.FinishReason] = $"google_{reason}" },
        };

    private ScriptedChatClient Answer(Func<ChatResponse> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }
}
