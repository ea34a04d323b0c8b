using System.Diagnostics;
using MediatR;

namespace CryptoLock.Application.Common.Behaviors;

/// <summary>One activity for each request, named after it. Requests carry customer data, so nothing of them is recorded.</summary>
internal sealed class TracingBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(
        TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken) =>
        CryptoLockTelemetry.Activities.HasListeners() ? TraceAsync(next) : next();

    private static async Task<TResponse> TraceAsync(RequestHandlerDelegate<TResponse> next)
    {
        using var activity = CryptoLockTelemetry.Activities.StartActivity(typeof(TRequest).Name);
        try
        {
            return await next();
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
    }
}
