using System.Reflection;
using CryptoLock.Application.Common;

namespace CryptoLock.Architecture.Tests;

[TestFixture]
internal sealed class FailpointTests
{
    // Without the trigger the compiler leaves the partial method out, as it leaves out every call of Failpoint.Reached.
    [Test]
    public void Failpoints_HaveNoTriggerInAnOrdinaryBuild() =>
        Assert.That(typeof(Failpoint).GetMethods(BindingFlags.Static | BindingFlags.NonPublic), Is.Empty);
}
