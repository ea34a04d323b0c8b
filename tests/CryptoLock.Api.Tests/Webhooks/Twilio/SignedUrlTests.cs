using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class SignedUrlTests
{
    [TestCase("https://h/p?q=1", "https://h/p?q=1", "https://h:443/p?q=1")]
    [TestCase("http://h/p", "http://h/p", "http://h:80/p")]
    [TestCase("https://h:443/p", "https://h:443/p", "https://h/p")]
    [TestCase("https://h:8443/p", "https://h:8443/p", "https://h/p")]
    [TestCase("https://user:pass@h/p#rc=2", "https://h/p", "https://h:443/p")]
    [TestCase("https://h/p@q?x=a:b", "https://h/p@q?x=a:b", "https://h:443/p@q?x=a:b")]
    [TestCase("https://[::1]/p", "https://[::1]/p", "https://[::1]:443/p")]
    [TestCase("https://[::1]:8443/p", "https://[::1]:8443/p", "https://[::1]/p")]
    [TestCase("https://h?q=1", "https://h?q=1", "https://h:443?q=1")]
    [TestCase("https://Example.COM/P?a=%2f'", "https://Example.COM/P?a=%2f'", "https://Example.COM:443/P?a=%2f'")]
    public void Candidates_GivesEverySpellingOfThePort(string url, string first, string second)
    {
        string[] expected = [first, second];

        Assert.That(SignedUrl.Candidates(url), Is.EqualTo(expected));
    }

    [Test]
    public void Candidates_OfSomethingElse_IsThatAlone() =>
        Assert.That(SignedUrl.Candidates("not an address").Single(), Is.EqualTo("not an address"));
}
