using System.Data.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.PostgreSql;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using CryptoLock.Testing.Builders;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>A real store of its own, opened as the service opens it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;
    private readonly Func<DbConnection>? _connect;

    private TestStore(StorageProvider provider, string? folder, Action<IServiceCollection>? configure, RedisPlace? redis)
    {
        (Folder, _ownsFolder) = (folder ?? Directory.CreateTempSubdirectory("cryptolock-").FullName, folder is null);
        _connect = provider switch
        {
            StorageProvider.PostgreSql => TestServers.NewPostgreSqlDatabase(),
            StorageProvider.Sqlite => () => new SqliteConnection($"Data Source={File}"),
            _ => null,
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Storage:Provider", provider.ToString()),
            new("ConnectionStrings:Storage", redis?.ConnectionString ?? ConnectionString),
            new("Storage:KeyPrefix", redis?.KeyPrefix ?? "unused:"),
        ]).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddStorage(configuration)
            .ConfigureDbContext<SqliteDbContext>(RefuseCutsWithoutOrder)
            .ConfigureDbContext<PostgreSqlDbContext>(RefuseCutsWithoutOrder);
        configure?.Invoke(services);
        services.AddSingleton<IDomainEventPublisher>(Published);
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "deep", "cryptolock.db");

    public string? ConnectionString
    {
        get
        {
            using var connection = _connect?.Invoke();
            return connection?.ConnectionString;
        }
    }

    public FakeTimeProvider Clock { get; } = new(TestSessions.Start);

    public PublishedEvents Published { get; } = new();

    public IInboundMessageLog Inbox => _services.GetRequiredService<IInboundMessageLog>();

    public static TestStore Create(
        string? folder = null, Action<IServiceCollection>? configure = null, StorageProvider provider = StorageProvider.Sqlite) =>
        new(provider, folder, configure, redis: null);

    public static TestStore CreateOn(RedisPlace redis, Action<IServiceCollection>? configure = null) =>
        new(StorageProvider.Redis, folder: null, configure, redis);

    public static async Task<TestStore> StartAsync(
        string? folder = null, Action<IServiceCollection>? configure = null, StorageProvider provider = StorageProvider.Sqlite)
    {
        if (provider is StorageProvider.Redis)
        {
            return await StartOnAsync(await TestServers.NewRedisPlaceAsync(), configure);
        }

        var store = Create(folder, configure, provider);
        await store.StartHostedServicesAsync();
        return store;
    }

    public static async Task<TestStore> StartOnAsync(RedisPlace redis, Action<IServiceCollection>? configure = null)
    {
        var store = CreateOn(redis, configure);
        await store.StartHostedServicesAsync();
        return store;
    }

    public async Task StartHostedServicesAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<ChatSession?> FindAsync(ChatSessionId id) =>
        UseAsync<IChatSessionRepository, ChatSession?>(sessions => sessions.FindAsync(id, CancellationToken.None));

    public Task<ChatSession> ChangeAsync(ChatSessionId id, Action<ChatSession> change) =>
        UseAsync<IChatSessionRepository, ChatSession>(async sessions =>
        {
            var session = (await sessions.FindAsync(id, CancellationToken.None))!;
            change(session);
            await sessions.SaveAsync(session, CancellationToken.None);
            return session;
        });

    public Task<InboundReceipt> ReceiveAsync(string providerId, string text = "question", string customer = "whatsapp:+15005550006") =>
        Inbox.AppendAsync(Incoming(providerId, new MessageContent(text), customer), CancellationToken.None);

    public IncomingMessage Incoming(string providerId, MessageContent content, string customer = "whatsapp:+15005550006")
    {
        var now = Clock.GetUtcNow();
        return new(
            MessageId.New(now), ChatSessionId.New(now), providerId, customer, ParticipantAddress.From(customer), TestSessions.Business, "Ana",
            content, TestSessions.Quiet, now);
    }

    /// <summary>All messages of a conversation, up to a page full.</summary>
    public async Task<IReadOnlyList<TranscriptEntry>> TranscriptAsync(ChatSessionId id) =>
        (await UseAsync<ISessionReader, Page<TranscriptEntry>>(
            reader => reader.TranscriptAsync(id, new(1, PageRequest.MaxSize), CancellationToken.None))).Items;

    /// <summary>How many of a conversation's messages ended in this way; null for those that have not ended.</summary>
    public async Task<int> CountAsync(ChatSessionId id, OutcomeKind? kind) => (await TranscriptAsync(id))
        .Count(entry => entry.Author is MessageAuthor.Customer && entry.Outcome?.Kind == kind);

    /// <summary>What became of the parts of a conversation, in their order.</summary>
    public async Task<IEnumerable<PartStatus>> PartsAsync(ChatSessionId id) =>
        (await TranscriptAsync(id)).SelectMany(entry => entry.Parts.Select(part => part.Status));

    /// <summary>Only for stores with tables.</summary>
    public async Task<long> ScalarAsync(string sql)
    {
        await using var connection = _connect!();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps the store from writing, as a slow transaction of somebody else does, until it is disposed.</summary>
    public async Task<IAsyncDisposable> BlockWritersAsync()
    {
        var connection = _connect!();
        await connection.OpenAsync();
        if (connection is SqliteConnection sqlite)
        {
            sqlite.BeginTransaction(deferred: false);
            return connection;
        }

        await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "LOCK TABLE sessions IN EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    // A page without an order is any rows. In a service EF Core only warns of it.
    private static void RefuseCutsWithoutOrder(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning));

    internal sealed class PublishedEvents : IDomainEventPublisher
    {
        public List<IDomainEvent> Events { get; } = [];

        public Task PublishAsync(IReadOnlyList<IDomainEvent> events)
        {
            Events.AddRange(events);
            return Task.CompletedTask;
        }
    }
}
