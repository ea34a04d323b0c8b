using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Messaging.Twilio;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioErrorCatalogTests
{
    [TestCase(20001, ErrorKind.Permanent)]
    [TestCase(20003, ErrorKind.Authentication)]
    [TestCase(20404, ErrorKind.Configuration)]
    [TestCase(20429, ErrorKind.RateLimited)]
    [TestCase(20500, ErrorKind.UnknownOutcome)]
    [TestCase(20503, ErrorKind.UnknownOutcome)]
    [TestCase(21211, ErrorKind.Permanent)]
    [TestCase(21408, ErrorKind.Configuration)]
    [TestCase(21601, ErrorKind.Configuration)]
    [TestCase(21604, ErrorKind.Permanent)]
    [TestCase(21606, ErrorKind.Configuration)]
    [TestCase(21608, ErrorKind.Configuration)]
    [TestCase(21610, ErrorKind.Permanent)]
    [TestCase(21612, ErrorKind.Configuration)]
    [TestCase(21617, ErrorKind.Permanent)]
    [TestCase(21619, ErrorKind.Permanent)]
    [TestCase(21654, ErrorKind.Configuration)]
    [TestCase(21655, ErrorKind.Configuration)]
    [TestCase(21656, ErrorKind.Configuration)]
    [TestCase(21658, ErrorKind.Permanent)]
    [TestCase(30008, ErrorKind.Transient)]
    [TestCase(30500, ErrorKind.Transient)]
    [TestCase(63001, ErrorKind.Authentication)]
    [TestCase(63002, ErrorKind.Configuration)]
    [TestCase(63003, ErrorKind.Permanent)]
    [TestCase(63005, ErrorKind.Permanent)]
    [TestCase(63006, ErrorKind.Permanent)]
    [TestCase(63007, ErrorKind.Configuration)]
    [TestCase(63008, ErrorKind.Configuration)]
    [TestCase(63010, ErrorKind.Transient)]
    [TestCase(63012, ErrorKind.Transient)]
    [TestCase(63013, ErrorKind.Permanent)]
    [TestCase(63015, ErrorKind.Permanent)]
    [TestCase(63016, ErrorKind.Permanent)]
    [TestCase(63017, ErrorKind.RateLimited)]
    [TestCase(63018, ErrorKind.RateLimited)]
    [TestCase(63019, ErrorKind.Permanent)]
    [TestCase(63020, ErrorKind.Configuration)]
    [TestCase(63021, ErrorKind.Permanent)]
    [TestCase(63023, ErrorKind.Transient)]
    [TestCase(63024, ErrorKind.Permanent)]
    [TestCase(63032, ErrorKind.Permanent)]
    [TestCase(63038, ErrorKind.RateLimited)]
    [TestCase(63040, ErrorKind.Configuration)]
    [TestCase(63041, ErrorKind.Configuration)]
    [TestCase(63042, ErrorKind.Configuration)]
    [TestCase(63049, ErrorKind.Permanent)]
    [TestCase(63051, ErrorKind.Configuration)]
    [TestCase(63112, ErrorKind.Configuration)]
    [TestCase(92002, ErrorKind.Configuration)]
    [TestCase(92007, ErrorKind.Configuration)]
    [TestCase(92009, ErrorKind.Configuration)]
    [TestCase(11751, ErrorKind.Permanent)]
    public void Explain_OfAKnownCode_SaysWhatToDo(int code, ErrorKind kind)
    {
        var error = new TwilioErrorCatalog().Explain(code);

        Assert.That(error.Kind, Is.EqualTo(kind));
        Assert.That(error.Cause, Does.Match(@"^[A-Z].{20,}\.$").And.Not.Contains("twilio.com/docs"));
    }

    [Test]
    public void Explain_OfAnUnknownCode_PointsToTwiliosPage()
    {
        var error = new TwilioErrorCatalog().Explain(12345);

        Assert.That(error.Kind, Is.EqualTo(ErrorKind.Permanent));
        Assert.That(error.Cause, Does.Contain("https://www.twilio.com/docs/errors/12345"));
    }

    [Test]
    public void Explain_OfNoCode_SaysSo()
    {
        Assert.That(new TwilioErrorCatalog().Explain(null).Cause, Does.Contain("no reason"));
    }
}
