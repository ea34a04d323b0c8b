using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Transfer;
using CryptoLock.Testing.Builders;
using NUnit.Framework.Constraints;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

[TestFixture]
internal sealed class StoreCopierTests
{
    private const string Everything =
        "SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM messages) + (SELECT count(*) FROM parts) "
        + "+ (SELECT count(*) FROM turns) + (SELECT count(*) FROM seen_messages)";

    private StringWriter _output = null!;
    private string _folder = null!;
    private string _file = null!;
    private string _before = null!;
    private TestStore _target = null!;

    [SetUp]
    public async Task FillAsync()
    {
        _output = new StringWriter();
        _folder = Directory.CreateTempSubdirectory("cryptolock-").FullName;
        await using (var source = await TestStore.StartAsync(_folder))
        {
            _file = source.File;
            await EveryKindOfRow.FillAsync(source);
            _before = await EveryKindOfRow.DescribeAsync(source);
        }

        _target = TestStore.Create(provider: StorageProvider.PostgreSql);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _target.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        await _output.DisposeAsync();
    }

    [Test]
    public async Task RunAsync_BringsEverythingOver()
    {
        await RunAsync();
        await _target.StartHostedServicesAsync();

        Assert.That(await EveryKindOfRow.DescribeAsync(_target), Is.EqualTo(_before));
        Assert.That(_output.ToString(), Does.Contain("sessions").And.Contain("Done"));
    }

    [Test]
    public async Task RunAsync_BringsEveryValueOfEveryTableOver()
    {
        await RunAsync();

        await using var source = TestStore.Create(_folder);
        var (there, here) = (await StoredRows.ReadAsync(_target), await StoredRows.ReadAsync(source));
        Assert.That(there, Is.EqualTo(here));
        Assert.That(here, Has.Length.GreaterThan(30));
    }

    [Test]
    public async Task RunAsync_LeavesAStoreThatGoesOn()
    {
        await RunAsync();
        await _target.StartHostedServicesAsync();

        var replayed = await _target.ReceiveAsync("SMsecond", "second", EveryKindOfRow.Waiting);
        var next = await _target.ReceiveAsync("SMthird", "third", EveryKindOfRow.Waiting);
        var session = (await _target.FindAsync(next.SessionId))!;

        Assert.That((replayed.IsDuplicate, next.IsDuplicate, next.IsNewSession), Is.EqualTo((true, false, false)));
        Assert.That(session.Pending.Select(m => (m.Position, m.Text)), Is.EqualTo(new[] { (1, "first"), (2, "second"), (3, "third") }));
    }

    [Test]
    public async Task RunAsync_KeepsWhatIsDue()
    {
        await RunAsync();
        await _target.StartHostedServicesAsync();

        var due = await _target.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            q => q.ListDueAsync(TestSessions.Start.AddHours(1), 100, CancellationToken.None));

        Assert.That(due, Has.Count.EqualTo(await _target.ScalarAsync("SELECT count(*) FROM sessions WHERE due_at IS NOT NULL")).And.Not.Empty);
    }

    [Test]
    public async Task RunAsync_WhenDry_OnlyCounts()
    {
        await RunAsync(isDryRun: true);

        Assert.That(_output.ToString(), Does.Contain("migration(s) to apply").And.Contain("Dry run"));
        Assert.That(await _target.ScalarAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), Is.Zero);
    }

    [Test]
    public async Task RunAsync_IntoAStoreWithData_Refuses([Values] bool isDryRun)
    {
        await _target.StartHostedServicesAsync();
        await _target.ReceiveAsync("SMother");

        Assert.That(() => RunAsync(isDryRun), Refuses("has data already"));
        Assert.That(await _target.ScalarAsync("SELECT count(*) FROM sessions"), Is.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_IntoAStoreThatOnlyServedAProbe_BringsEverythingOver()
    {
        await _target.StartHostedServicesAsync();
        await _target.UseAsync<IStoreProbe, bool>(async probe =>
        {
            await probe.WriteAsync(CancellationToken.None);
            return true;
        });

        await RunAsync();

        Assert.That(await EveryKindOfRow.DescribeAsync(_target), Is.EqualTo(_before));
    }

    [Test]
    public async Task RunAsync_ASecondTime_Refuses()
    {
        await RunAsync();

        Assert.That(() => RunAsync(), Refuses("has data already"));
    }

    [Test]
    public async Task RunAsync_WhenInterrupted_LeavesNothingAndCanBeRepeated()
    {
        using var interruption = new CancellationTokenSource();
        var output = new WatchedWriter(line => line.Contains("messages") && line.Contains("copied"), interruption.Cancel);

        Assert.That(
            () => new StoreCopier(output, _target.Clock).RunAsync(new(_file, _target.ConnectionString!), interruption.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await _target.ScalarAsync(Everything), Is.Zero);

        await RunAsync();
        Assert.That(await _target.ScalarAsync(Everything), Is.GreaterThan(0));
    }

    [TestCase("NEW.text := NEW.text || '!'; RETURN NEW")]
    [TestCase("RETURN NULL")]
    public async Task RunAsync_WhenSomethingElseArrives_NoticesAndLeavesNothing(string change)
    {
        await _target.StartHostedServicesAsync();
        await _target.ScalarAsync(
            $"CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {change}; END $$; "
            + "CREATE TRIGGER change BEFORE INSERT ON parts FOR EACH ROW WHEN (NEW.text = 'bye') EXECUTE FUNCTION change()");

        Assert.That(() => RunAsync(), Refuses("does not hold in parts what the source has"));
        Assert.That(await _target.ScalarAsync(Everything), Is.Zero);
    }

    [Test]
    public async Task RunAsync_OfATextWithNul_ReplacesIt()
    {
        await SqlAsync("UPDATE sessions SET profile_name = 'a' || char(0) || 'b' WHERE customer_key = 'whatsapp:+1'");

        await RunAsync();

        Assert.That(_output.ToString(), Does.Contain("1 text(s) held a NUL"));
        Assert.That(await _target.ScalarAsync("SELECT count(*) FROM sessions WHERE profile_name = E'a\\uFFFDb'"), Is.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_OfARowThatTheTargetRefuses_SaysSoWithoutQuotingIt()
    {
        await SqlAsync($"UPDATE sessions SET profile_name = '{new string('x', 300)}'");

        var refusal = Assert.ThrowsAsync<StoreCopyException>(() => RunAsync())!;

        Assert.That(refusal.Message, Does.Contain("22001").And.Contain("column profile_name").And.Not.Contain("xxx"));
        Assert.That(await _target.ScalarAsync(Everything), Is.Zero);
    }

    private static ContainsConstraint Refuses(string because) => Throws.TypeOf<StoreCopyException>().With.Message.Contains(because);

    private Task RunAsync(bool isDryRun = false) =>
        new StoreCopier(_output, _target.Clock).RunAsync(new(_file, _target.ConnectionString!, isDryRun), CancellationToken.None);

    private async Task SqlAsync(string sql)
    {
        await using var source = TestStore.Create(_folder);
        await source.ScalarAsync(sql);
    }
}
