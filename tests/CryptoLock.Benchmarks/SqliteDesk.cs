using CryptoLock.Application;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CryptoLock.Benchmarks;

/// <summary>The service's own store on a SQLite file, and beside it a file with one table.</summary>
internal sealed class SqliteDesk : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cryptolock-benchmark-").FullName;
    private readonly ServiceProvider _services;
    private readonly SqliteConnection _bare;

    private SqliteDesk()
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Storage"] = $"Data Source={Path.Combine(_folder, "desk.db")}" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddLogging().AddApplication(configuration).AddStorage(configuration).BuildServiceProvider();
        _bare = new SqliteConnection($"Data Source={Path.Combine(_folder, "bare.db")}");
        _bare.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT)");
    }

    public IInboundMessageLog Inbox => _services.GetRequiredService<IInboundMessageLog>();

    /// <summary>A conversation with one open message.</summary>
    public ChatSessionId Quiet { get; private set; }

    public static async Task<SqliteDesk> OpenAsync()
    {
        var desk = new SqliteDesk();
        foreach (var service in desk._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        var now = TimeProvider.System.GetUtcNow();
        var other = ParticipantAddress.From("whatsapp:+15005550007");
        var receipt = await desk.Inbox.AppendAsync(
            new(
                MessageId.New(now), ChatSessionId.New(now), "SMquiet", other.Value, other, TestSessions.Business, "Bia",
                new MessageContent("Hello"), TestSessions.Quiet, now),
            CancellationToken.None);
        desk.Quiet = receipt.SessionId;
        return desk;
    }

    public int InsertBare() => Execute("INSERT INTO rows (text) VALUES ('Hello, what is PSPM?')");

    public async Task<TResult> InScopeAsync<TPort, TResult>(Func<TPort, Task<TResult>> use)
        where TPort : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TPort>());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        await _bare.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private int Execute(string sql)
    {
        using var command = _bare.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
