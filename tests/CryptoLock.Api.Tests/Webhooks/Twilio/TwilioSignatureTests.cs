using System.Text;
using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioSignatureTests
{
    private static readonly KeyValuePair<string, string>[] Fields = [new("Body", "Hello"), new("To", "+1")];

    private static IEnumerable<SignatureVector> All => SignatureVector.All;

    private static IEnumerable<SignatureVector> Accepted => SignatureVector.Accepted;

    private static IEnumerable<SignatureVector> Refused => SignatureVector.Refused;

    private static IEnumerable<SignatureVector> JsonBodies => SignatureVector.All.Where(v => v.RawBody is not null);

    [Test]
    public void Vectors_AreComplete() => Assert.That(SignatureVector.All, Has.Count.EqualTo(38));

    [Test]
    public void Vectors_AcceptedByUs_AreThoseOfAnyLibraryAndTheUserName() => Assert.That(
        SignatureVector.Accepted.Select(v => v.Name),
        Is.EquivalentTo(
            SignatureVector.All.Where(v => v.Valid.Any).Select(v => v.Name).Append(SignatureVector.AcceptedByUsAlone)));

    [TestCaseSource(nameof(All))]
    public void Compute_ForEveryVector_GivesItsSignature(SignatureVector vector) =>
        Assert.That(TwilioSignature.Compute(vector.AuthToken, vector.Url, vector.Fields), Is.EqualTo(vector.Signature));

    [TestCaseSource(nameof(Accepted))]
    public void Matches_WhenTheSignedAddressCanBeRestored_IsTrue(SignatureVector vector) =>
        Assert.That(
            TwilioSignature.Matches(vector.Signature, vector.Received, vector.Fields, [vector.AuthToken]), Is.True);

    [TestCaseSource(nameof(Refused))]
    public void Matches_WhenTheSignedAddressIsLost_IsFalse(SignatureVector vector) =>
        Assert.That(
            TwilioSignature.Matches(vector.Signature, vector.Received, vector.Fields, [vector.AuthToken]), Is.False);

    [TestCaseSource(nameof(All))]
    public void Matches_WithAnotherToken_IsFalse(SignatureVector vector) =>
        Assert.That(TwilioSignature.Matches(vector.Signature, vector.Received, vector.Fields, ["54321"]), Is.False);

    [TestCaseSource(nameof(Accepted))]
    public void Matches_WithOneFieldMore_IsFalse(SignatureVector vector) =>
        Assert.That(
            TwilioSignature.Matches(
                vector.Signature, vector.Received, vector.Fields.Append(new("Extra", "1")), [vector.AuthToken]),
            Is.False);

    [TestCaseSource(nameof(JsonBodies))]
    public void MatchesBody_WhenTheHashFits_IsTrue(SignatureVector vector) =>
        Assert.That(TwilioSignature.MatchesBody(vector.Url, Encoding.UTF8.GetBytes(vector.RawBody!)), Is.True);

    [TestCaseSource(nameof(JsonBodies))]
    public void MatchesBody_WhenTheBodyWasChanged_IsFalse(SignatureVector vector) =>
        Assert.That(TwilioSignature.MatchesBody(vector.Url, Encoding.UTF8.GetBytes(vector.RawBody + " ")), Is.False);

    [TestCase("https://example.com/myapp")]
    [TestCase("https://example.com/myapp?bodySHA256=")]
    [TestCase("https://example.com/myapp?xbodySHA256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void MatchesBody_WithoutAHash_IsFalse(string url) =>
        Assert.That(TwilioSignature.MatchesBody(url, []), Is.False);

    [TestCase("old", true)]
    [TestCase("new", true)]
    [TestCase("other", false)]
    public void Matches_WhileATokenIsRotated_AcceptsBoth(string signingToken, bool expected)
    {
        var signature = TwilioSignature.Compute(signingToken, "https://example.com/webhook", Fields);

        Assert.That(
            TwilioSignature.Matches(signature, "https://example.com/webhook", Fields, ["old", "new"]), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("=")]
    [TestCase("not base64 ÿ")]
    public void Matches_WithASignatureThatIsNone_IsFalse(string signature) =>
        Assert.That(TwilioSignature.Matches(signature, "https://example.com/webhook", Fields, ["12345"]), Is.False);

    [Test]
    public void Matches_WithAnEmptyToken_IsFalse()
    {
        var signature = TwilioSignature.Compute("", "https://example.com/webhook", Fields);

        Assert.That(TwilioSignature.Matches(signature, "https://example.com/webhook", Fields, [""]), Is.False);
    }
}
