using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// A request's body, written when a connection is there to send it and let go as soon as it is sent; once more for another attempt.
/// Calls wait for seconds, by the thousand, and each body carries the whole documentation.
/// </summary>
internal sealed class GeminiRequestContent : HttpContent
{
    private readonly GenerateContentRequest _request;
    private byte[]? _bytes;

    public GeminiRequestContent(GenerateContentRequest request)
    {
        _request = request;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    // Asked with the headers, just before the body is sent.
    protected override bool TryComputeLength(out long length)
    {
        length = (_bytes ??= Write()).Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var bytes = _bytes ?? Write();
        _bytes = null;
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_request, GeminiJson.Wire.GenerateContentRequest);
}
