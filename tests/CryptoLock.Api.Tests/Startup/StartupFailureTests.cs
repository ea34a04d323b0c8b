using CryptoLock.Api.Startup;
using CryptoLock.Application.Common;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Tests.Startup;

[TestFixture]
internal sealed class StartupFailureTests
{
    private static readonly object[] Expected =
    [
        new object[] { new StartupException("the disk is full"), "CryptoLock cannot start: the disk is full" },
        new object[] { new AggregateException(new StartupException("x")), "CryptoLock cannot start: x" },
        new object[] { new OptionsValidationException("", typeof(object), ["a", "b"]), "CryptoLock cannot start: a b" },
    ];

    [TestCaseSource(nameof(Expected))]
    public void Explain_WhenTheFailureIsExpected_GivesWords(Exception exception, string expected) =>
        Assert.That(StartupFailure.Explain(exception), Is.EqualTo(expected));

    [Test]
    public void Explain_WhenItIsADefect_GivesNothing() =>
        Assert.That(StartupFailure.Explain(new InvalidOperationException("defect")), Is.Null);
}
