using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CryptoLock.LoadTests.Stores;

/// <summary>A store of its own, opened as the service opens it, without the service.</summary>
internal sealed class MeasuredStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cryptolock-").FullName;
    private readonly PostgreSqlServer? _server;
    private readonly RedisServer? _redis;
    private readonly ServiceProvider _services;

    private MeasuredStore(StorageProvider provider, RedisServer? redis)
    {
        _server = provider is StorageProvider.PostgreSql ? PostgreSqlServer.Start() : null;
        _redis = redis;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Storage:Provider", provider.ToString()),
            new("ConnectionStrings:Storage", Place),
        ]).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDomainEventPublisher, NobodyListens>()
            .AddStorage(configuration)
            .BuildServiceProvider();
    }

    private string Place => _redis?.ConnectionString
        ?? _server?.ConnectionStringTo("measured")
        ?? $"Data Source={Path.Combine(_folder, "measured.db")}";

    public IInboundMessageLog Inbox => _services.GetRequiredService<IInboundMessageLog>();

    public static async Task<MeasuredStore> StartAsync(StorageProvider provider)
    {
        var store = new MeasuredStore(provider, provider is StorageProvider.Redis ? await RedisServer.TryStartAsync() : null);
        foreach (var service in store._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return store;
    }

    /// <summary>Does something with a service of a scope of its own, as a request or a worker has it.</summary>
    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Loads a conversation, changes it and commits it.</summary>
    public Task<ChatSession> ChangeAsync(ChatSessionId id, Action<ChatSession> change) =>
        UseAsync<IChatSessionRepository, ChatSession>(async sessions =>
        {
            var session = (await sessions.FindAsync(id, CancellationToken.None))!;
            change(session);
            await sessions.SaveAsync(session, CancellationToken.None);
            return session;
        });

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        _server?.Dispose();
        _redis?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class NobodyListens : IDomainEventPublisher
    {
        public Task PublishAsync(IReadOnlyList<IDomainEvent> events) => Task.CompletedTask;
    }
}
