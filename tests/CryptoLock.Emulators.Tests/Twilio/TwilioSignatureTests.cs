using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class TwilioSignatureTests
{
    private static readonly JsonElement Vectors = ReferenceFiles.Read("twilio-signature-vectors.json");

    [Test]
    public void Vectors_AreAllThere() => Assert.That(Vectors.GetArrayLength(), Is.EqualTo(38));

    [TestCaseSource(nameof(AllVectors))]
    public void Compute_ForAVector_MakesItsSignature(JsonElement vector)
    {
        var fields = vector.GetProperty("params").EnumerateArray()
            .Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!));

        var signature = TwilioSignature.Compute(
            vector.GetProperty("url").GetString()!, fields, vector.GetProperty("authToken").GetString()!);

        Assert.That(signature, Is.EqualTo(vector.GetProperty("signature").GetString()));
    }

    [TestCase("https://user:pass@example.com/a?b=1#rc=2&rp=all", "https://example.com/a?b=1")]
    [TestCase("https://Example.COM:8443/a@b", "https://Example.COM:8443/a@b")]
    [TestCase("https://example.com?q=a@b", "https://example.com?q=a@b")]
    public void SignedUrl_DropsCredentialsAndFragmentOnly(string configured, string signed) =>
        Assert.That(TwilioSignature.SignedUrl(configured), Is.EqualTo(signed));

    [TestCaseSource(nameof(JsonVectors))]
    public void JsonVectors_CarryTheHashOfTheirBody(JsonElement vector)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(vector.GetProperty("rawBody").GetString()!));

        Assert.That(vector.GetProperty("url").GetString(), Does.EndWith($"bodySHA256={Convert.ToHexStringLower(hash)}"));
    }

    private static IEnumerable<TestCaseData> AllVectors() => Vectors.EnumerateArray().Select(Named);

    private static IEnumerable<TestCaseData> JsonVectors() =>
        Vectors.EnumerateArray().Where(vector => vector.TryGetProperty("rawBody", out _)).Select(Named);

    private static TestCaseData Named(JsonElement vector) =>
        new TestCaseData(vector).SetArgDisplayNames(vector.GetProperty("name").GetString()!);
}
