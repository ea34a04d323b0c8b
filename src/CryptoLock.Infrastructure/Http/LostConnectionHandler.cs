using System.Net.Sockets;

namespace CryptoLock.Infrastructure.Http;

/// <summary>
/// Keeps the promise of <see cref="HttpClient"/> that a connection's failure is an <see cref="HttpRequestException"/>.
/// <see cref="SocketsHttpHandler"/> lets the bare <see cref="SocketException"/> out when a connection is reset in the moment in which it was
/// opened, and whoever retries would take it for a defect. Belongs next to the network, within everything that retries.
/// </summary>
internal sealed class LostConnectionHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, inner: exception);
        }
    }
}
