using CryptoLock.Infrastructure.Persistence;
using Npgsql;

namespace CryptoLock.Infrastructure.Tests.Persistence.Sql;

[TestFixture]
internal sealed class PostgreSqlGroupWriterTests
{
    private const string NoteWriters =
        """
        CREATE TABLE writers (pid integer);
        CREATE FUNCTION note_writer() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO writers VALUES (pg_backend_pid()); RETURN NULL; END';
        CREATE TRIGGER note_writer AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION note_writer();
        """;

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: StorageProvider.PostgreSql);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task Groups_GoThroughOneConnection_HoweverManyAreInThePool()
    {
        await _store.UseAsync<NpgsqlDataSource, int>(async pool =>
        {
            await using var one = await pool.OpenConnectionAsync();
            await using var another = await pool.OpenConnectionAsync();
            return await new NpgsqlCommand(NoteWriters, one).ExecuteNonQueryAsync();
        });

        for (var i = 0; i < 4; i++)
        {
            await _store.ReceiveAsync($"SM{i}");
        }

        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM writers"), Is.EqualTo(4));
        Assert.That(await _store.ScalarAsync("SELECT count(DISTINCT pid) FROM writers"), Is.EqualTo(1));
    }
}
