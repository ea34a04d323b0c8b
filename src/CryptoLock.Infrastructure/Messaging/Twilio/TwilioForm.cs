using System.Net;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// A form that knows whether it was ever written to a connection. While it was not, nothing can have reached Twilio,
/// whatever the exception says.
/// </summary>
internal sealed class TwilioForm(IEnumerable<KeyValuePair<string, string>> fields) : FormUrlEncodedContent(fields)
{
    /// <summary>Whether any of it may have left.</summary>
    public bool MayHaveLeft { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        MayHaveLeft = true;
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        MayHaveLeft = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
