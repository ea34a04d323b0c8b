using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace CryptoLock.Api.Startup;

/// <summary>Turns the ways in which the server fails to listen into words.</summary>
/// <param name="addresses">Where it was to listen.</param>
/// <param name="setting">The setting that says so.</param>
internal sealed class ListenFailure(string addresses, string setting)
{
    private const string EndpointsKey = "Kestrel:Endpoints";

    /// <summary>Knows which setting counts: endpoints of Kestrel's own win over addresses.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="addresses">The addresses for the case that there are no such endpoints.</param>
    public static ListenFailure For(IConfiguration configuration, IReadOnlyCollection<string> addresses) =>
        configuration.GetSection(EndpointsKey).Exists()
            ? new($"what {EndpointsKey} says", $"a Url in {EndpointsKey}")
            : new((addresses.Count > 1 ? "one of " : string.Empty) + string.Join(", ", addresses), "Urls");

    /// <summary>What went wrong and what to set.</summary>
    /// <param name="exception">What the server threw at start.</param>
    /// <returns>Null when it has nothing to do with listening.</returns>
    public string? Explain(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"its port is in use. Stop the other process, or set {setting} to another address.",
        // "localhost" means two addresses, and both failed.
        IOException { InnerException: AggregateException { InnerExceptions: [var first, ..] } } => Explain(first),
        ObjectDisposedException => null,
        FormatException or ArgumentOutOfRangeException =>
            $"{addresses} is not an address: set {setting} to one such as http://localhost:5080.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"{addresses} is not an address of this machine: set {setting} to one that is, or to http://*:5080 for all of them.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"{addresses} has a port that this user may not open: set {setting} to one above 1023, such as http://*:8080.",
        InvalidOperationException { Message: var message } when message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
            $"HTTPS needs a certificate: set Kestrel:Certificates:Default:Path to its file, or {setting} to an address with http.",
        SocketException or InvalidOperationException =>
            $"{addresses} cannot be used: set {setting} to an address such as http://localhost:5080. The server says: {exception.Message}",
        CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException =>
            "the certificate for HTTPS cannot be read: set Kestrel:Certificates:Default:Path to its file, and Password beside it.",
        _ => null,
    };
}
