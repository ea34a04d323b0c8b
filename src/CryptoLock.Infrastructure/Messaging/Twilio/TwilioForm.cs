using System.Net;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// A form that knows whether it was ever written to a connection. While it was not, nothing can have reached Twilio,
/// whatever the exception says.
/// </summary>
/// <param name="fields">The fields.</param>
/// <param name="mayLeave">Asked at the last moment, before the first byte; null for always.</param>
internal sealed class TwilioForm(IEnumerable<KeyValuePair<string, string>> fields, Func<bool>? mayLeave = null)
    : FormUrlEncodedContent(fields)
{
    /// <summary>Whether any of it may have left.</summary>
    public bool MayHaveLeft { get; private set; }

    /// <summary>Whether it was kept back at the last moment.</summary>
    public bool IsTooLate { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Leave();
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Leave();
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }

    private void Leave()
    {
        if (!MayHaveLeft && mayLeave?.Invoke() is false)
        {
            IsTooLate = true;
            throw new IOException("It is too late to send this.");
        }

        MayHaveLeft = true;
    }
}
