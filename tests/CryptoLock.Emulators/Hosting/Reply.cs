using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CryptoLock.Emulators.Hosting;

/// <summary>A whole HTTP answer, built before it is known whether a fault lets it out.</summary>
internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Body = default, string? ContentType = null)
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>One more header, such as Location or Retry-After.</summary>
    public (string Name, string Value)? Header { get; init; }

    public static Reply Json(int status, Action<Utf8JsonWriter> write, string contentType = "application/json") =>
        new(status, Bytes(write), contentType);

    public static Reply Text(int status, string body, string contentType) =>
        new(status, Encoding.UTF8.GetBytes(body), contentType);

    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    public async Task WriteToAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        if (Header is { } header)
        {
            response.Headers[header.Name] = header.Value;
        }

        if (Status == StatusCodes.Status204NoContent)
        {
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        await response.BodyWriter.WriteAsync(Body, cancellationToken);
    }
}
