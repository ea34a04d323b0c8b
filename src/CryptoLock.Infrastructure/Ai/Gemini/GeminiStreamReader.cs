using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Reads server-sent events. The framework's parser is not used: it drops the bare JSON error with which Google ends a stream that
/// fails half-way.
/// </summary>
internal sealed class GeminiStreamReader(Stream stream, TimeSpan idleTimeout, TimeProvider clock) : IDisposable
{
    private const string DataField = "data:";

    private readonly StreamReader _lines = new(stream, Encoding.UTF8);

    public void Dispose() => _lines.Dispose();

    /// <summary>Reads the pieces of one answer.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="GeminiException">An error came, or silence, or the connection broke.</exception>
    public async IAsyncEnumerable<GenerateContentResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var data = new StringBuilder();
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(DataField, StringComparison.Ordinal))
            {
                data.Append(line.AsSpan(DataField.Length)).Append('\n');
            }
            else if (line.Length == 0 && data.Length > 0)
            {
                yield return Parse(data.ToString());
                data.Clear();
            }
            else if (line.TrimStart() is ['{' or '[', ..])
            {
                throw await ReadErrorAsync(line, cancellationToken);
            }
        }
    }

    private static GenerateContentResponse Parse(string json)
    {
        try
        {
            var piece = JsonSerializer.Deserialize(json, GeminiJson.Wire.GenerateContentResponse) ?? new();
            return piece.Error is { } error ? throw GeminiErrorReader.Create(error) : piece;
        }
        catch (JsonException)
        {
            throw new GeminiException(GeminiFailure.InvalidResponse);
        }
    }

    private async Task<GeminiException> ReadErrorAsync(string firstLine, CancellationToken cancellationToken)
    {
        var body = new StringBuilder(firstLine);
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            body.Append('\n').Append(line);
        }

        return GeminiErrorReader.Parse(Encoding.UTF8.GetBytes(body.ToString())) is { } error
            ? GeminiErrorReader.Create(error)
            : new(GeminiFailure.Interrupted);
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(idleTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await _lines.ReadLineAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GeminiException(GeminiFailure.Timeout);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new GeminiException(GeminiFailure.Interrupted, innerException: exception);
        }
    }
}
