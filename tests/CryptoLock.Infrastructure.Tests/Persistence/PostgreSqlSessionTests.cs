using CryptoLock.Infrastructure.Persistence.PostgreSql;
using Npgsql;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class PostgreSqlSessionTests
{
    [Test]
    public void Complete_OfABareConnectionString_LimitsEveryWait()
    {
        var settings = Complete("Host=db");

        Assert.That((settings.Timeout, settings.CommandTimeout), Is.EqualTo((3, 4)));
        Assert.That(settings.Options, Does.Contain("idle_in_transaction_session_timeout").And.Contain("tcp_user_timeout"));
    }

    [Test]
    public void Complete_WhenTheConnectionStringSaysSo_LeavesItsWord()
    {
        var settings = Complete("Host=db;Timeout=7;Command Timeout=60;Options=-c tcp_user_timeout=1s;Application Name=desk");

        Assert.That((settings.Timeout, settings.CommandTimeout, settings.ApplicationName), Is.EqualTo((7, 60, "desk")));
        Assert.That(settings.Options, Does.EndWith(" -c tcp_user_timeout=1s"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task ForLocks_WhileItsProcessRuns_OutlivesTheLimitForIdleOnes(bool isInPool)
    {
        var completed = Complete(TestServers.NewPostgreSqlDatabase()().ConnectionString).ToString();
        await using var connection = new NpgsqlConnection(PostgreSqlSession.ForLocks(completed));
        await connection.OpenAsync();
        var process = connection.ProcessID;
        await (isInPool ? connection.CloseAsync() : Task.CompletedTask);

        await Task.Delay(PostgreSqlSession.LockLife * 1.5, TimeProvider.System);

        await (isInPool ? connection.OpenAsync() : Task.CompletedTask);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        Assert.That((await command.ExecuteScalarAsync(), connection.ProcessID), Is.EqualTo((1, process)));
    }

    [TestCase("Host=db", 30)]
    [TestCase("Host=db;Maximum Pool Size=100", 100)]
    [TestCase("Host=db;MaxPoolSize=5", 5)]
    public void Complete_LeavesRoomForAnotherInstance_UnlessToldOtherwise(string connectionString, int expected) =>
        Assert.That(Complete(connectionString).MaxPoolSize, Is.EqualTo(expected));

    private static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        PostgreSqlSession.Complete(settings);
        return settings;
    }
}
