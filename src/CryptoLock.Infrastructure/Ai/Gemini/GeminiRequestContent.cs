using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// A request's body, let go as soon as it is sent and written once more for another attempt: an answer takes seconds, and each body
/// carries the whole documentation.
/// </summary>
internal sealed class GeminiRequestContent : HttpContent
{
    private readonly GenerateContentRequest _request;
    private byte[]? _bytes;

    public GeminiRequestContent(GenerateContentRequest request)
    {
        _request = request;
        _bytes = Write();
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Headers.ContentLength = _bytes.Length;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var bytes = Interlocked.Exchange(ref _bytes, null) ?? Write();
        await stream.WriteAsync(bytes, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Headers.ContentLength ?? 0;
        return true;
    }

    private byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_request, GeminiJson.Wire.GenerateContentRequest);
}
