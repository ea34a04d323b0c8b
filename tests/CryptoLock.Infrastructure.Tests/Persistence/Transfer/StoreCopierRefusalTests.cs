using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Transfer;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

[TestFixture]
internal sealed class StoreCopierRefusalTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=2";

    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("cryptolock-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task RunAsync_WhileTheServiceUsesTheFile_Refuses()
    {
        await using var source = await TestStore.StartAsync(_folder);
        await source.ReceiveAsync("SM1");

        AssertRefusal(source.File, "is in use: stop the service");
    }

    [Test]
    public async Task RunAsync_WhileTheServiceIsIdle_RefusesToo()
    {
        await using var source = await TestStore.StartAsync(_folder);

        AssertRefusal(source.File, "is in use: stop the service");
    }

    [Test]
    public void RunAsync_OfAFileThatIsNotThere_Refuses()
    {
        AssertRefusal(Path.Combine(_folder, "none.db"), "does not exist");
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    public async Task RunAsync_OfAFileThatIsNoDatabase_Refuses()
    {
        var file = Path.Combine(_folder, "text.db");
        await File.WriteAllTextAsync(file, new string('x', 8192));

        AssertRefusal(file, "is not a SQLite database");
    }

    [Test]
    public async Task RunAsync_OfAnotherProgramsDatabase_Refuses()
    {
        var file = Path.Combine(_folder, "empty.db");
        await File.WriteAllBytesAsync(file, []);

        AssertRefusal(file, "is not a store of CryptoLock");
    }

    [TestCase("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')", "newer version")]
    [TestCase("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)", "older version")]
    public async Task RunAsync_OfAnotherVersionsStore_Refuses(string change, string because)
    {
        string file;
        await using (var source = await TestStore.StartAsync(_folder))
        {
            file = source.File;
            await source.ScalarAsync(change);
        }

        AssertRefusal($"Data Source={file}", because);
    }

    [Test]
    public async Task RunAsync_IntoANewerVersionsStore_Refuses()
    {
        var file = await StoreAsync();
        await using var target = await TestStore.StartAsync(provider: StorageProvider.PostgreSql);
        await target.ScalarAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0.0')");

        AssertRefusal(file, "newer version", target.ConnectionString!);
    }

    [Test]
    public async Task RunAsync_IntoADatabaseThatIsNotThere_SaysWhatToDo()
    {
        await using var target = TestStore.Create(provider: StorageProvider.PostgreSql);
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(target.ConnectionString!) { Database = "nowhere" };

        AssertRefusal(await StoreAsync(), "create the database first", settings.ToString());
    }

    [Test]
    public async Task RunAsync_WhenNobodyAnswers_SaysSo() => AssertRefusal(await StoreAsync(), "cannot be reached");

    [Test]
    public void RunAsync_OfConnectionStringsThatCannotBeRead_ShowsExamples()
    {
        AssertRefusal("Nonsense=1", "Data Source=");
        AssertRefusal("none.db", "Host=db.example.com", "Nonsense=1");
    }

    private static void AssertRefusal(string from, string because, string to = Nowhere) => Assert.That(
        () => new StoreCopier(TextWriter.Null, TimeProvider.System).RunAsync(new(from, to), CancellationToken.None),
        Throws.TypeOf<StoreCopyException>().With.Message.Contains(because));

    private async Task<string> StoreAsync()
    {
        await using var source = await TestStore.StartAsync(_folder);
        return source.File;
    }
}
