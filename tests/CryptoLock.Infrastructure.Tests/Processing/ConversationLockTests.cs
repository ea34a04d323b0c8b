using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Tests.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class ConversationLockTests(StorageProvider provider)
{
    private static readonly ChatSessionId Ana = TestSessions.New().Id;
    private static readonly ChatSessionId Rui = TestSessions.New().Id;

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task TryAcquireAsync_OfAConversationThatSomebodyHas_IsNull()
    {
        await using var held = await AcquireAsync(Ana);

        Assert.That(held, Is.Not.Null);
        Assert.That(await AcquireAsync(Ana), Is.Null);
    }

    [Test]
    public async Task TryAcquireAsync_OfAnotherConversation_IsNotHindered()
    {
        await using var ana = await AcquireAsync(Ana);
        await using var rui = await AcquireAsync(Rui);

        Assert.That(new[] { ana, rui }, Has.All.Not.Null);
    }

    [Test]
    public async Task TryAcquireAsync_AfterItWasGivenBack_TakesItAgain()
    {
        await (await AcquireAsync(Ana))!.DisposeAsync();
        await using var again = await AcquireAsync(Ana);

        Assert.That(again, Is.Not.Null);
    }

    [Test]
    public async Task TryAcquireAsync_ByManyAtOnce_LetsOneIn()
    {
        var held = (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AcquireAsync(Ana)))).OfType<IAsyncDisposable>().ToList();

        Assert.That(held, Has.Count.EqualTo(1));
        await held[0].DisposeAsync();
    }

    private Task<IAsyncDisposable?> AcquireAsync(ChatSessionId id) => _store.UseAsync<IConversationLock, IAsyncDisposable?>(
        locks => locks.TryAcquireAsync(id, CancellationToken.None));
}
