using CryptoLock.Application.Common;
using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>
/// The worst moment to freeze: a part is released, not one byte of it has left, and its lock is given to another instance, which
/// cannot find it at Twilio and sends it.
/// </summary>
[TestFixture(ClusterStore.PostgreSql)]
[TestFixture(ClusterStore.Redis)]
internal sealed class PausedAtTheGateTests(ClusterStore store)
{
    [Test]
    public async Task InstanceThatWakesUpLate_SendsNothingThatAnotherHasSent()
    {
        if (StoreServers.MissingFor(store) is { } reason)
        {
            Assert.Ignore(reason);
        }

        await using var cluster = await ServiceCluster.PrepareAsync(
            new(store) { Instances = 2, Service = await FailpointBuild.PublishAsync() });
        var (sleeper, other) = (cluster.Instances[0], cluster.Instances[1]);
        await sleeper.StartAsync(new Dictionary<string, string?> { ["CRYPTOLOCK_FAILPOINT"] = $"{FailpointNames.PartSending}:1:stop" });
        await other.StartAsync();
        using var customer = cluster.CustomerOf(sleeper);

        await customer.SendTextAsync("whatsapp:+15005550060", "What is PSPM?");
        var sent = (await cluster.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();
        var wasAsleep = sleeper.Process.IsPaused;
        sleeper.Process.Resume();
        await sleeper.Process.WaitForOutputAsync("twilio.too_late", Desk.Patience);
        await cluster.RestAsync(DateTimeOffset.MaxValue, Desk.Patience);

        Assert.That(wasAsleep, Is.True);

        // What Twilio accepted is what the store knows, each part once: a second sending would be one more.
        var accepted = cluster.Twilio.Journal.Messages.ToArray().Select(m => m.Sid).ToList();
        var parts = (await cluster.Store.ReadAsync()).Parts;
        Assert.That(accepted, Does.Contain(sent.Sid));
        Assert.That(accepted, Is.EquivalentTo(parts.Select(p => p.ProviderId)));
        Assert.That(parts.Select(p => p.Status), Is.All.GreaterThanOrEqualTo(LedgerPart.Sent));
    }
}
