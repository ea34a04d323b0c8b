using CryptoLock.Application.Common;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace CryptoLock.Api.Startup;

/// <summary>
/// A server that says in plain words why it cannot listen. Kestrel throws general exceptions, which mean that here alone.
/// </summary>
internal sealed class ExplainingServer(IServer server, IConfiguration configuration) : IServer
{
    public IFeatureCollection Features => server.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        // Before the start, which clears them.
        var failure = ListenFailure.For(configuration, [.. Features.GetRequiredFeature<IServerAddressesFeature>().Addresses]);
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception exception) when (failure.Explain(exception) is { } message)
        {
            throw new StartupException(message, exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();
}
