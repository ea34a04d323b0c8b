using CryptoLock.Api.Tests.Hosting;

namespace CryptoLock.Api.Tests.Security;

[TestFixture]
internal sealed class SecurityHeadersTests
{
    [TestCase("/", "default-src 'none'; frame-ancestors 'none'")]
    [TestCase("/nowhere", "default-src 'none'; frame-ancestors 'none'")]
    [TestCase("/swagger/index.html", "default-src 'self';")]
    public async Task Responses_TellBrowsersToBeStrict(string path, string policy)
    {
        using var host = new HostFactory();

        using var response = await host.CreateClient().GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(response.Headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
            Assert.That(response.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
            Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith(policy));
        }
    }
}
