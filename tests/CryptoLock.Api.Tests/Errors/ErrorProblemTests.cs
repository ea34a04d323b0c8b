using CryptoLock.Api.Errors;
using CryptoLock.Application.Common;
using Microsoft.AspNetCore.Http;

namespace CryptoLock.Api.Tests.Errors;

[TestFixture]
internal sealed class ErrorProblemTests
{
    [TestCase(ErrorKind.NotFound, 404)]
    [TestCase(ErrorKind.Conflict, 409)]
    [TestCase(ErrorKind.RateLimited, 429)]
    [TestCase(ErrorKind.Transient, 503)]
    [TestCase(ErrorKind.UnknownOutcome, 502)]
    [TestCase(ErrorKind.Authentication, 502)]
    [TestCase(ErrorKind.Configuration, 503)]
    [TestCase(ErrorKind.Permanent, 422)]
    public void StatusOf_MapsTheKind(ErrorKind kind, int expected) => Assert.That(ErrorProblem.StatusOf(kind), Is.EqualTo(expected));

    [TestCase(0.2, "1")]
    [TestCase(30, "30")]
    [TestCase(30.1, "31")]
    public void SetRetryAfter_RoundsUpToWholeSeconds(double seconds, string expected)
    {
        var response = new DefaultHttpContext().Response;

        ErrorProblem.SetRetryAfter(response, TimeSpan.FromSeconds(seconds));

        Assert.That(response.Headers.RetryAfter.ToString(), Is.EqualTo(expected));
    }
}
