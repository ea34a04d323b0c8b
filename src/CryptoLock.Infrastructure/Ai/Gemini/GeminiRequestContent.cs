using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IO;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// A request's body, written when a connection is there to send it and let go as soon as it is sent; once more for another attempt.
/// Calls wait for seconds, by the thousand, and each body carries the documentation.
/// </summary>
internal sealed class GeminiRequestContent : HttpContent
{
    private const int BlockSize = 16 * 1024;
    private const int MostUnused = 16 * 1024 * 1024;

    // A socket keeps what it has sent last until it sends again: that has to be a block which others use meanwhile.
    private static readonly RecyclableMemoryStreamManager Blocks = new(
        new RecyclableMemoryStreamManager.Options { BlockSize = BlockSize, MaximumSmallPoolFreeBytes = MostUnused });

    private readonly GenerateContentRequest _request;
    private RecyclableMemoryStream? _body;

    public GeminiRequestContent(GenerateContentRequest request)
    {
        _request = request;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    // Asked with the headers, just before the body is sent.
    protected override bool TryComputeLength(out long length)
    {
        length = (_body ??= Write()).Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var body = _body ?? Write();
        _body = null;
        await body.CopyToAsync(stream, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _body?.Dispose();
        _body = null;
        base.Dispose(disposing);
    }

    private RecyclableMemoryStream Write()
    {
        var body = Blocks.GetStream();
        JsonSerializer.Serialize(body, _request, GeminiJson.Wire.GenerateContentRequest);
        body.Position = 0;
        return body;
    }
}
