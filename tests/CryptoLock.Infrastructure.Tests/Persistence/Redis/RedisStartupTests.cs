using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Tests.Messaging.Twilio;
using CryptoLock.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Tests.Persistence.Redis;

[TestFixture]
internal sealed class RedisStartupTests
{
    private RedisServer? _server;

    [TearDown]
    public void StopServer()
    {
        _server?.Dispose();
        _server = null;
    }

    [Test]
    public async Task StartAsync_WhenNobodyAnswers_SaysWhereAndWhatToCheck()
    {
        _server = await TestServers.StartRedisAsync();
        _server.Kill();

        Assert.That(
            await FailureAsync($"{_server.ConnectionString},password=open-sesame"),
            Does.Contain(_server.ConnectionString).And.Contain("ConnectionStrings:Storage").And.Not.Contain("open-sesame"));
    }

    [TestCase("")]
    [TestCase(",password=open-sesame")]
    [TestCase(",user=somebody,password=open-sesame")]
    public async Task StartAsync_WhenTheServerRefusesUs_SaysSoWithoutThePassword(string credentials)
    {
        _server = await TestServers.StartRedisAsync("--requirepass", "real-password");

        Assert.That(
            await FailureAsync(_server.ConnectionString + credentials),
            Does.Contain("user and password were refused").And.Not.Contain("open-sesame").And.Not.Contain("real-password"));
    }

    [TestCase("{0},password=real-password")]
    [TestCase("redis://:real-password@{0}/3")]
    public async Task StartAsync_WithThePassword_IsReady(string connectionString)
    {
        _server = await TestServers.StartRedisAsync("--requirepass", "real-password");

        await using var store = await TestStore.StartOnAsync(PlaceAt(string.Format(null, connectionString, _server.ConnectionString)));

        Assert.That((await store.ReceiveAsync("SM1")).IsDuplicate, Is.False);
    }

    [Test]
    public async Task StartAsync_WithTheRightsThatTheDocumentationNames_IsReady()
    {
        string[] rights = ["on", ">secret", "~test:*", "+@read", "+@write", "+@scripting", "+@connection", "+info", "+config|get"];
        _server = await TestServers.StartRedisAsync(["--user", "desk", .. rights]);

        await using var store = await TestStore.StartOnAsync(PlaceAt($"{_server.ConnectionString},user=desk,password=secret"));

        Assert.That((await store.ReceiveAsync("SM1")).IsDuplicate, Is.False);
    }

    [Test]
    public async Task StartAsync_WhenTheUserMayNotWrite_SaysSo()
    {
        _server = await TestServers.StartRedisAsync("--user", "reader", "on", ">secret", "~*", "+@read", "+@connection", "+info");

        Assert.That(await FailureAsync($"{_server.ConnectionString},user=reader,password=secret"), Does.Contain("NOPERM"));
    }

    [Test]
    public async Task StartAsync_WhenANewerVersionMadeTheData_RefusesToTouchIt()
    {
        var place = await TestServers.NewRedisPlaceAsync();
        await using (var connection = await ConnectionMultiplexer.ConnectAsync(place.ConnectionString))
        {
            await connection.GetDatabase().StringSetAsync(place.KeyPrefix + "schema", 2);
        }

        await using var store = TestStore.CreateOn(place);

        Assert.That(store.StartHostedServicesAsync, Throws.TypeOf<StartupException>().With.Message.Contains("newer version"));
    }

    [Test]
    public async Task StartAsync_OnACluster_Refuses()
    {
        _server = await TestServers.StartRedisAsync("--cluster-enabled", "yes");

        Assert.That(await FailureAsync(_server.ConnectionString), Does.Contain("is a cluster"));
    }

    [TestCase("", "")]
    [TestCase("--appendonly no", "keeps no append-only file")]
    [TestCase("--appendfsync everysec", "writes its file late (appendfsync everysec)")]
    [TestCase("--rename-command CONFIG ''", "does not tell when it writes its file")]
    [TestCase("--maxmemory-policy allkeys-lru", "throws data away when its memory is full (maxmemory-policy allkeys-lru)")]
    public async Task StartAsync_WarnsInOneSentenceOfWhatCannotBeKept(string options, string expected)
    {
        _server = await TestServers.StartRedisAsync([.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\''))]);
        using var log = new RecordingLoggerProvider();

        await using var store = await TestStore.StartOnAsync(
            PlaceAt(_server.ConnectionString), services => services.AddLogging(logging => logging.AddProvider(log)));

        Assert.That(
            log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)),
            expected.Length == 0 ? Is.Empty : Has.Exactly(1).Contains(expected).And.Exactly(1).Items);
    }

    private static RedisPlace PlaceAt(string connectionString) => new(connectionString, "test:");

    private static async Task<string> FailureAsync(string connectionString)
    {
        await using var store = TestStore.CreateOn(PlaceAt(connectionString));
        var failure = Assert.ThrowsAsync<StartupException>(store.StartHostedServicesAsync);
        return failure!.Message;
    }
}
