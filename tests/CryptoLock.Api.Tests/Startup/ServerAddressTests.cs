using CryptoLock.Api.Startup;
using CryptoLock.Application.Common;
using Microsoft.Extensions.Configuration;

namespace CryptoLock.Api.Tests.Startup;

[TestFixture]
internal sealed class ServerAddressTests
{
    [TestCase(null, null, null, ServerAddress.Default)]
    [TestCase(null, "8080", null, null)]
    [TestCase("5000", null, null, "http://*:5000")]
    [TestCase("5000", "8080", null, "http://*:5000")]
    [TestCase("5000", null, "http://localhost:1234", null)]
    [TestCase("", null, null, ServerAddress.Default)]
    public void Choose_FromWhatTheEnvironmentSays_TakesTheMostExplicit(string? port, string? httpPorts, string? urls, string? expected)
    {
        var configuration = Configuration(("PORT", port), ("http_ports", httpPorts), ("urls", urls));

        Assert.That(ServerAddress.Choose(configuration), Is.EqualTo(expected));
    }

    [TestCase("0")]
    [TestCase("65536")]
    [TestCase("-1")]
    [TestCase("http")]
    public void Choose_WhenThePortIsNone_SaysSo(string port) => Assert.That(
        () => ServerAddress.Choose(Configuration(("PORT", port))), Throws.TypeOf<StartupException>().With.Message.Contains("PORT"));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value)))
        .Build();
}
