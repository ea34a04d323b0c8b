using CryptoLock.Api.Tests.Hosting;

namespace CryptoLock.Api.Tests.Home;

[TestFixture]
internal sealed class HomeEndpointTests
{
    [Test]
    public async Task Home_InDemoMode_LinksTheSimulator()
    {
        using var host = new HostFactory();

        using var response = await host.CreateClient().GetAsync("/");

        var home = await response.JsonAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)home["name"], Is.EqualTo("CryptoLock"));
            Assert.That((string?)home["version"], Is.EqualTo("0.1.0"));
            Assert.That((string?)home["environment"], Is.EqualTo("Development"));
            Assert.That((bool?)home["demo"], Is.True);
            Assert.That((string?)home["links"]!["simulator"], Is.EqualTo("/simulator"));
        }
    }

    [Test]
    public async Task Home_InProduction_IsNoDemo()
    {
        using var host = HostFactory.Production();

        using var response = await host.CreateClient().GetAsync("/");

        var home = await response.JsonAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)home["demo"], Is.False);
            Assert.That(home["links"]!.AsObject().ContainsKey("simulator"), Is.False);
        }
    }
}
