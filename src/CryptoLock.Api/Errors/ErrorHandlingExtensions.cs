using CryptoLock.Api.Logging;
using Microsoft.AspNetCore.Mvc;
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
            context.ProblemDetails.Extensions["traceId"] = RequestTrace.IdOf(context.HttpContext));
        services.Configure<ApiBehaviorOptions>(mvc => mvc.ClientErrorMapping.AddMissing());
        services.AddExceptionHandler<ValidationExceptionHandler>();
        services.AddExceptionHandler<StoreUnavailableExceptionHandler>();
        services.AddExceptionHandler<ConcurrencyExceptionHandler>();
        services.AddExceptionHandler<BadHttpRequestExceptionHandler>();
        services.AddExceptionHandler<UnhandledExceptionHandler>();
    }

    /// <summary>Types and titles that the framework lacks for what we answer.</summary>
    private static void AddMissing(this IDictionary<int, ClientErrorData> known)
    {
        known[StatusCodes.Status413PayloadTooLarge] = new()
        {
            Link = "https://tools.ietf.org/html/rfc9110#section-15.5.14",
            Title = "Content Too Large",
        };
        known[StatusCodes.Status429TooManyRequests] = new()
        {
            Link = "https://tools.ietf.org/html/rfc6585#section-4",
            Title = "Too Many Requests",
        };
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
