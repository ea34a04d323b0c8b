using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Common.Behaviors;

/// <summary>Logs each request by name: its time or its failure, at Debug. Never its content.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(
    TimeProvider clock, ILogger<LoggingBehavior<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(
        TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken) =>
        logger.IsEnabled(LogLevel.Debug) ? LogAsync(next) : next();

    private async Task<TResponse> LogAsync(RequestHandlerDelegate<TResponse> next)
    {
        var started = clock.GetTimestamp();
        try
        {
            var response = await next();
            LogHandled(typeof(TRequest).Name, clock.GetElapsedTime(started).TotalMilliseconds);
            return response;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(typeof(TRequest).Name, exception.GetType().Name);
            throw;
        }
    }

    [LoggerMessage(1090, LogLevel.Debug, "{Request} handled in {ElapsedMilliseconds:F1} ms")]
    private partial void LogHandled(string request, double elapsedMilliseconds);

    [LoggerMessage(1091, LogLevel.Debug, "{Request} ended with {Exception}")]
    private partial void LogFailed(string request, string exception);
}
