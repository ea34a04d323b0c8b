using System.Net.Sockets;
using CryptoLock.Api.Startup;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;

namespace CryptoLock.Api.Tests.Startup;

[TestFixture]
internal sealed class ListenFailureTests
{
    private static readonly SocketException Denied = new((int)SocketError.AccessDenied);
    private static readonly object[] Expected =
    [
        new object[] { new IOException("bind", new AddressInUseException("in use")), "its port is in use. Stop the other process" },
        new object[] { Denied, "http://*:80 has a port that this user may not open: set Urls to one above 1023" },
        new object[] { new IOException("bind", new AggregateException(Denied, Denied)), "http://*:80 has a port that this user" },
        new object[] { new SocketException((int)SocketError.AddressFamilyNotSupported), "http://*:80 cannot be used: set Urls to" },
        new object[] { new InvalidOperationException("No certificate"), "HTTPS needs a certificate: set Kestrel:Certificates" },
        new object[] { new InvalidOperationException("A path base"), "http://*:80 cannot be used: set Urls to" },
        new object[] { new FileNotFoundException("x"), "the certificate for HTTPS cannot be read: set Kestrel:Certificates" },
    ];

    [TestCaseSource(nameof(Expected))]
    public void Explain_OfWhatTheServerThrows_SaysWhatToSet(Exception exception, string expected) =>
        Assert.That(Find("http://*:80").Explain(exception), Does.StartWith(expected));

    [Test]
    public void Explain_WhenThereAreSeveralAddresses_NamesThemAll() => Assert.That(
        Find("http://a", "b").Explain(new FormatException()), Does.StartWith("one of http://a, b is not an address: set Urls to"));

    [Test]
    public void Explain_WhenKestrelHasEndpoints_NamesThem()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Kestrel:Endpoints:Public:Url", "x")])
            .Build();

        var message = ListenFailure.For(configuration, ["http://*:80"]).Explain(new FormatException());

        Assert.That(message, Does.StartWith("what Kestrel:Endpoints says is not an address: set a Url in Kestrel:Endpoints to"));
    }

    [Test]
    public void Explain_WhenItIsADefect_GivesNothing()
    {
        Assert.That(Find("http://*:80").Explain(new NotSupportedException("defect")), Is.Null);
        Assert.That(Find("http://*:80").Explain(new ObjectDisposedException("defect")), Is.Null);
    }

    private static ListenFailure Find(params string[] addresses) => ListenFailure.For(new ConfigurationBuilder().Build(), addresses);
}
