using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Spares an action the framework's look at form, query and services for each of its parameters: of those that it does not bind by
/// itself, it has only such as come from the route.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RouteValuesOnlyAttribute : Attribute, IResourceFilter
{
    private static readonly RouteValueProviderFactory RouteValues = new();

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.Clear();
        context.ValueProviderFactories.Add(RouteValues);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
