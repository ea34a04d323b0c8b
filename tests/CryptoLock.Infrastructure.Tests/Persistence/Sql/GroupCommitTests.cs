using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Persistence.Sql;

[TestFixture(true)]
[TestFixture(false)]
internal sealed class GroupCommitTests(bool hasItsOwnThread)
{
    private FakeTimeProvider _clock = null!;
    private ScriptedWriter _writer = null!;
    private GroupCommit _commit = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider();
        _writer = new ScriptedWriter(hasItsOwnThread);
        _commit = new GroupCommit(_writer, Options.Create(new StorageOptions()), _clock, NullLogger<GroupCommit>.Instance);
        await _commit.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _writer.LetGo();
        await _commit.StopAsync(CancellationToken.None);
        _commit.Dispose();
        await _writer.DisposeAsync();
    }

    [Test]
    public async Task RunAsync_WhileAGroupIsBeingWritten_PutsAllThatWaitIntoTheNext()
    {
        _writer.Hold();
        var first = RunAsync();
        await _writer.Began;
        var others = Enumerable.Range(0, 5).Select(_ => RunAsync()).ToArray();

        _writer.LetGo();
        await Task.WhenAll([first, .. others]);

        Assert.That(_writer.Groups, Is.EqualTo(new[] { 1, 5 }));
    }

    [Test]
    public async Task RunAsync_WhenOneMemberIsRefused_WritesTheOthers()
    {
        var guilty = new Erasure(default);
        _writer.Refused = guilty;
        _writer.Hold();
        var first = RunAsync();
        await _writer.Began;
        var before = RunAsync();
        var refused = _commit.RunAsync(guilty, CancellationToken.None);
        var after = RunAsync();

        _writer.LetGo();
        await Task.WhenAll(first, before, after);

        Assert.That(() => refused, Throws.TypeOf<StoreUnavailableException>());
        Assert.That(_writer.Groups, Is.EqualTo(new[] { 1, 3, 1, 1, 1 }));
    }

    [Test]
    public async Task RunAsync_OfARefusedSession_TellsThatSomebodyWasFaster()
    {
        var commit = new SessionCommit(null!) { Result = true };
        _writer.Refused = commit;

        Assert.That(await _commit.RunAsync(commit, CancellationToken.None), Is.False);
    }

    [Test]
    public void RunAsync_WhenTheStoreFails_TellsAllAndGoesOnAfterwards()
    {
        _writer.Failure = new StoreUnavailableException("away");
        Assert.That(RunAsync, Throws.TypeOf<StoreUnavailableException>().With.Message.EqualTo("away"));

        _writer.Failure = new InvalidOperationException("a bug");
        Assert.That(RunAsync, Throws.TypeOf<StoreUnavailableException>());

        _writer.Failure = null;
        Assert.That(RunAsync, Throws.Nothing);
    }

    [Test]
    public async Task RunAsync_WhenTheStoreHangs_GivesUpInTimeAndNeverWritesWhatNobodyWaitsFor()
    {
        _writer.Hold();
        var first = RunAsync();
        await _writer.Began;
        var second = RunAsync();
        _clock.Advance(new StorageOptions().WriteTimeout);

        Assert.That(() => first, Throws.TypeOf<StoreUnavailableException>());
        Assert.That(() => second, Throws.TypeOf<StoreUnavailableException>());
        _writer.LetGo();
        await RunAsync();
        Assert.That(_writer.Groups, Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public async Task StopAsync_CommitsWhatWasAcceptedAndTakesNothingMore()
    {
        _writer.Hold();
        var first = RunAsync();
        await _writer.Began;
        var second = RunAsync();

        var stop = _commit.StopAsync(CancellationToken.None);
        Assert.That(RunAsync, Throws.TypeOf<StoreUnavailableException>());
        _writer.LetGo();
        await stop;

        Assert.That((await first, await second, _writer.IsDisposed), Is.EqualTo((1, 1, true)));
    }

    private Task<int> RunAsync() => _commit.RunAsync(new Erasure(ChatSessionId.New(_clock.GetUtcNow())), CancellationToken.None);

    private sealed class ScriptedWriter(bool hasItsOwnThread) : IGroupWriter
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _free = new(true);

        public bool HasItsOwnThread => hasItsOwnThread;

        public List<int> Groups { get; } = [];

        public StoreWrite? Refused { get; set; }

        public Exception? Failure { get; set; }

        public bool IsDisposed { get; private set; }

        public Task Began => _began.Task;

        public void Hold() => _free.Reset();

        public void LetGo() => _free.Set();

        public bool TryCommit(IReadOnlyList<StoreWrite> group)
        {
            Groups.Add(group.Count);
            _began.TrySetResult();
            _free.Wait();
            if (Failure is not null)
            {
                throw Failure;
            }

            foreach (var erasure in group.OfType<Erasure>())
            {
                erasure.Result = 1;
            }

            return Refused is null || !group.Contains(Refused);
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            _free.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
