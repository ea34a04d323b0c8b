using CryptoLock.Api.Logging;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CryptoLock.Api.Errors;

/// <summary>Sets up how failures are answered.</summary>
internal static class ErrorHandlingExtensions
{
    /// <summary>Answers every failure with problem details.</summary>
    /// <param name="services">The services.</param>
    public static void AddErrorHandling(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProblemDetailsWriter, ProblemWriter>());
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions["traceId"] = RequestLoggingMiddleware.RequestId(context.HttpContext));
        services.AddExceptionHandler<ValidationExceptionHandler>();
        services.AddExceptionHandler<StoreUnavailableExceptionHandler>();
        services.AddExceptionHandler<ConcurrencyExceptionHandler>();
        services.AddExceptionHandler<BadHttpRequestExceptionHandler>();
        services.AddExceptionHandler<UnhandledExceptionHandler>();
    }

    /// <summary>Keeps what a client sent out of the messages about it.</summary>
    /// <param name="messages">The framework's messages.</param>
    public static void HideValues(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => $"The value of {field} cannot be read.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "The value cannot be read.");
        messages.SetValueIsInvalidAccessor(_ => "The value is not accepted.");
        messages.SetValueMustNotBeNullAccessor(_ => "A value is required.");
    }
}
