using System.Text.RegularExpressions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>Nothing that a message needs on its way reads a table from end to end: the engine's own plans, with enough rows to matter.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.PostgreSql)]
internal sealed class IndexTests(StorageProvider provider)
{
    private const int Sessions = 20_000;
    private const int Longest = 2_000;

    /// <summary>A table read to its end, by PostgreSQL or SQLite. A bounded count may begin anywhere.</summary>
    private const string WholeTable = @"(?<!Limit [^\n]*\n\s*->\s+)Seq Scan on|\bSCAN \w+(;|\n|$)";

    /// <summary>SQLite reads the result of its own subquery to the end.</summary>
    private const string Subquery = @"CO-ROUTINE (\w+);(.*?)SCAN \1\b";

    private readonly IStatements _statements = provider is StorageProvider.Sqlite ? new SqliteStatements() : new PostgreSqlStatements();
    private TestStore _store = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        _store = await TestStore.StartAsync(configure: _statements.Configure, provider: provider);
        await new ManyConversations(provider, Sessions, Longest).FillAsync(_store);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public Task Sweep_ReadsWhatIsDue() => AssertAsync(s => Questions.DueAsync(s, 64), "ix_sessions_due");

    [Test]
    public Task Watchdog_ReadsWhatIsDueAndUnsent() => AssertAsync(Questions.WaitingAsync, "ix_sessions_due", "ix_parts_unsent");

    [Test]
    public Task Watchdog_ReadsWhoAwaitsAPerson() => AssertAsync(Questions.AwaitingPersonAsync, "ix_sessions_awaiting_person");

    [Test]
    public Task Session_IsLoadedWithWhatIsOpen() => AssertAsync(
        Questions.SessionAsync, KeyOf("sessions"), "ix_messages_pending", "ux_turns_open", "ix_parts_unsent", "ux_parts_index");

    [Test]
    public Task Callback_FindsItsPart() => AssertAsync(Questions.CallbackAsync, KeyOf("parts"));

    [Test]
    public Task FailedPart_IsFoundByItsKey() => AssertAsync(Questions.LocateAsync, KeyOf("parts"));

    [Test]
    public Task Replay_ReadsTheTurnsOfItsConversation() => AssertAsync(Questions.ReadBeforeAsync, "ix_turns_session");

    [Test]
    public Task Tail_ReadsARange() => AssertAsync(s => Questions.TailAsync(s, Longest), "ux_messages_position", "ux_parts_index");

    [Test]
    public Task Transcript_ReadsAPage() => AssertAsync(s => Questions.TranscriptAsync(s, 30), KeyOf("sessions"), "ux_messages_position", "ux_parts_index");

    [Test]
    public Task List_ReadsTheLatest() => AssertAsync(s => Questions.ListAsync(s), "ix_sessions_activity");

    [TestCase(SessionStatus.AwaitingHuman, "ix_sessions_awaiting_human")]
    [TestCase(SessionStatus.WithHuman, "ix_sessions_with_human")]
    [TestCase(SessionStatus.OptedOut, "ix_sessions_opted_out")]
    public Task List_OfAStatus_ReadsThem(SessionStatus status, string index) => AssertAsync(s => Questions.ListAsync(s, status), index);

    [Test]
    public async Task List_OfTheMany_BeginsWithTheLatest() =>
        Assert.That(await PlansAsync(s => Questions.ListAsync(s, SessionStatus.Automated)), Does.Contain("ix_sessions_activity"));

    [Test]
    public Task List_OfACustomer_FindsBothNames() => AssertAsync(
        s => Questions.ListAsync(s, customer: ManyConversations.CustomerOf(17)), "ix_sessions_address", "ux_sessions_customer");

    [Test]
    public Task List_SinceAMoment_ReadsARange() =>
        AssertAsync(s => Questions.ListAsync(s, since: TestSessions.Start.AddMinutes(Sessions - 10)), "ix_sessions_activity");

    [Test]
    public Task One_IsFoundByItsKey() => AssertAsync(Questions.OneAsync, KeyOf("sessions"));

    [Test]
    public Task DeadLetters_ReadWhatWasGivenUp() => AssertAsync(Questions.DeadLettersAsync, "ix_turns_failed", "ix_parts_lost", "ux_messages_position");

    [Test]
    public Task Unsettled_ReadsWhatHasNoOutcome() => AssertAsync(Questions.UnsettledAsync, "ix_messages_pending");

    [Test]
    public Task Health_CountsWhatHasNoOutcome() => AssertAsync(Questions.MeasureAsync, "ix_messages_pending");

    private string KeyOf(string table) => provider is StorageProvider.Sqlite ? $"sqlite_autoindex_{table}_1" : $"PK_{table}";

    private async Task AssertAsync(Func<TestStore, Task> ask, params string[] indexes)
    {
        var plans = await PlansAsync(ask);

        Assert.Multiple(() =>
        {
            Assert.That(Array.FindAll(indexes, index => !plans.Contains(index, StringComparison.Ordinal)), Is.Empty, $"not read in\n{plans}");
            Assert.That(Regex.Replace(plans, Subquery, "$2"), Does.Not.Match(WholeTable));
        });
    }

    private async Task<string> PlansAsync(Func<TestStore, Task> ask)
    {
        _statements.Forget();
        await ask(_store);
        return string.Join("\n", await _statements.ExplainAsync(_store));
    }
}
