using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Gemini over REST. Failed calls throw <see cref="GeminiException"/>; an empty or blocked answer is returned, and its finish reason says
/// so. The raw request of <see cref="ChatOptions.RawRepresentationFactory"/> is a <see cref="GenerateContentRequest"/>.
/// </summary>
internal sealed class GeminiChatClient(
    GeminiHttp http, GeminiEndpoint endpoint, GeminiModelWatch watch, IOptions<GeminiOptions> options, TimeProvider clock) : IChatClient
{
    private readonly GeminiOptions _settings = options.Value;
    private readonly GeminiRequestBuilder _builder = new(options.Value, endpoint.IsVertex);
    private readonly ChatClientMetadata _metadata = new(endpoint.ProviderName, endpoint.BaseUri, options.Value.Model);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? _settings.Model;
        using var request = CreateRequest(endpoint.Generate(model), model, messages, options);
        request.Headers.Add("X-Server-Timeout", ServerTimeout());

        using var response = await http.SendAsync(request, cancellationToken);
        var answer = Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        watch.Observe(model, answer);
        return GeminiResponseReader.Read(answer, model);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? _settings.Model;
        using var request = CreateRequest(endpoint.Stream(model), model, messages, options);
        request.Options.Set(GeminiHttp.IsStream, true);

        using var response = await http.SendAsync(request, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new GeminiStreamReader(stream, _settings.IdleTimeout, clock);
        GenerateContentResponse? last = null;
        GeminiUsageMetadata? usage = null;
        var isComplete = false;
        await foreach (var piece in reader.ReadAsync(cancellationToken))
        {
            (last, usage) = (piece, piece.UsageMetadata ?? usage);
            isComplete |= GeminiResponseReader.IsLast(piece);
            yield return GeminiResponseReader.ReadUpdate(piece, model);
        }

        if (!isComplete)
        {
            throw new GeminiException(GeminiFailure.Interrupted);
        }

        watch.Observe(model, last!);
        if (GeminiUsage.Read(usage) is { } details)
        {
            // The counts of the pieces run up; only the last ones are told, because readers add what they are told.
            yield return new(ChatRole.Assistant, [new UsageContent(details)])
            {
                MessageId = last!.ResponseId,
                ResponseId = last.ResponseId,
                ModelId = last.ModelVersion ?? model,
            };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        // The factory owns what there would be to dispose of.
    }

    private static GenerateContentResponse Parse(byte[] body)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body, GeminiJson.Wire.GenerateContentResponse) ?? new();
            return answer.Error is { } error ? throw GeminiErrorReader.Create(error) : answer;
        }
        catch (JsonException)
        {
            throw new GeminiException(GeminiFailure.InvalidResponse);
        }
    }

    private HttpRequestMessage CreateRequest(Uri address, string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var raw = options?.RawRepresentationFactory?.Invoke(this) as GenerateContentRequest ?? new();
        var body = _builder.Build([.. messages], options ?? new(), raw, model);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new GeminiRequestContent(body) };
        request.Options.Set(GeminiHttp.Model, model);
        return request;
    }

    // A second less than ours, so that Google gives up, and stops counting tokens, when we do.
    private string ServerTimeout() =>
        Math.Max(1, Math.Floor(_settings.AttemptTimeout.TotalSeconds) - 1).ToString(CultureInfo.InvariantCulture);
}
