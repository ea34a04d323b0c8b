using System.Buffers;
using System.Text;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>A webhook's body, read once and within limits.</summary>
/// <param name="Bytes">As sent; empty if it is a form.</param>
/// <param name="Fields">
/// The decoded form fields in order, with names that differ only in case kept apart and repetitions kept: the signature
/// covers them so, while ASP.NET's own form collection folds them. Empty unless it is a form.
/// </param>
/// <param name="IsForm">Whether the body is a form, or there is none.</param>
internal sealed record WebhookBody(byte[] Bytes, IReadOnlyList<KeyValuePair<string, string>> Fields, bool IsForm)
{
    public const string FormType = "application/x-www-form-urlencoded";
    public const int MaxLength = 64 * 1024;
    public const int MaxFields = 1_000;

    private const string JsonType = "application/json";

    /// <summary>Reads the body.</summary>
    /// <exception cref="BadHttpRequestException">
    /// A limit is broken, or the client broke off; carries the status.
    /// </exception>
    public static async Task<WebhookBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Not Kestrel's own limit: that one knows neither other servers nor what a webhook may weigh.
        if (request.ContentLength > MaxLength)
        {
            throw TooLarge();
        }

        var read = await request.BodyReader.ReadAtLeastAsync(MaxLength + 1, cancellationToken);
        try
        {
            return read.Buffer.Length > MaxLength ? throw TooLarge() : Parse(read.Buffer, request.ContentType);
        }
        finally
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    private static WebhookBody Parse(ReadOnlySequence<byte> bytes, string? contentType)
    {
        var mediaType = contentType.AsSpan();
        var end = mediaType.IndexOf(';');
        mediaType = (end < 0 ? mediaType : mediaType[..end]).Trim();
        if (bytes.IsEmpty || mediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            return new WebhookBody([], Decode(bytes), IsForm: true);
        }

        return mediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase)
            ? new WebhookBody(bytes.ToArray(), [], IsForm: false)
            : throw Refusal(StatusCodes.Status415UnsupportedMediaType, $"The body must be {FormType}.");
    }

    private static List<KeyValuePair<string, string>> Decode(in ReadOnlySequence<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount((int)bytes.Length));
        try
        {
            var length = Encoding.UTF8.GetChars(bytes, characters);
            return UrlEncodedForm.TryDecode(characters.AsSpan(0, length), MaxFields, out var fields) ? fields : throw Refusal(
                StatusCodes.Status400BadRequest, $"The form has more than {MaxFields} fields or a name that is too long.");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static BadHttpRequestException TooLarge() =>
        Refusal(StatusCodes.Status413PayloadTooLarge, $"The body must not be larger than {MaxLength} bytes.");

    private static BadHttpRequestException Refusal(int status, string reason) => new(reason, status);
}
