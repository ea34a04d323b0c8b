using System.Buffers;
using System.Text;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>A webhook's body, read once and within limits.</summary>
/// <param name="Bytes">As sent.</param>
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
        var bytes = await ReadBytesAsync(request, cancellationToken);
        var mediaType = (request.ContentType ?? string.Empty).Split(';')[0].Trim();
        if (bytes.Length == 0 || mediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            return new WebhookBody(bytes, Decode(bytes), IsForm: true);
        }

        return mediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase)
            ? new WebhookBody(bytes, [], IsForm: false)
            : throw Refusal(StatusCodes.Status415UnsupportedMediaType, $"The body must be {FormType}.");
    }

    // Not Kestrel's own limit: that one knows neither other servers nor what a webhook may weigh.
    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxLength)
        {
            throw TooLarge();
        }

        var read = await request.BodyReader.ReadAtLeastAsync(MaxLength + 1, cancellationToken);
        var bytes = read.Buffer.Length > MaxLength ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return bytes ?? throw TooLarge();
    }

    private static List<KeyValuePair<string, string>> Decode(byte[] bytes) =>
        UrlEncodedForm.TryDecode(Encoding.UTF8.GetString(bytes), MaxFields, out var fields) ? fields : throw Refusal(
            StatusCodes.Status400BadRequest, $"The form has more than {MaxFields} fields or a name that is too long.");

    private static BadHttpRequestException TooLarge() =>
        Refusal(StatusCodes.Status413PayloadTooLarge, $"The body must not be larger than {MaxLength} bytes.");

    private static BadHttpRequestException Refusal(int status, string reason) => new(reason, status);
}
