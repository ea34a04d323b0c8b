using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IO;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// A request's body, written when it is about to be sent and let go as soon as it is sent; once more for another attempt. Calls wait for
/// seconds, by the thousand.
/// </summary>
internal sealed class GeminiRequestContent : HttpContent
{
    private const int BlockSize = 4 * 1024;
    private const int MostUnused = 4 * 1024 * 1024;

    // A socket keeps what it has sent last until it sends again: that has to be what others use meanwhile.
    private static readonly RecyclableMemoryStreamManager Blocks = new(
        new RecyclableMemoryStreamManager.Options { BlockSize = BlockSize, MaximumSmallPoolFreeBytes = MostUnused });

    private readonly GenerateContentRequest _own;
    private readonly byte[] _end;
    private RecyclableMemoryStream? _body;

    public GeminiRequestContent(GenerateContentRequest request)
    {
        (_own, _end) = GeminiInstruction.Split(request);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    // Asked with the headers, just before the body is sent.
    protected override bool TryComputeLength(out long length)
    {
        length = (_body ??= Write()).Length + _end.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var body = _body ?? Write();
        _body = null;
        await body.CopyToAsync(stream, cancellationToken);
        await stream.WriteAsync(_end, cancellationToken);
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
        JsonSerializer.Serialize(body, _own, GeminiJson.Wire.GenerateContentRequest);
        body.SetLength(body.Length - 1);
        body.Position = 0;
        return body;
    }
}
