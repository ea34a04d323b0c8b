using CryptoLock.Api.Admin.Auth;
using CryptoLock.Api.Configuration;
using Microsoft.AspNetCore.Authentication;

namespace CryptoLock.Api.OpenApi;

/// <summary>Publishes the description of the API.</summary>
internal static class ApiDocumentationExtensions
{
    private const string Document = "v1";

    /// <summary>Describes the API from its controllers and their comments.</summary>
    /// <param name="services">The services.</param>
    public static void AddApiDocumentation(this IServiceCollection services)
    {
        services.AddSingleton<XmlComments>();
        services.AddOpenApi(Document, options =>
        {
            options.AddOperationTransformer<ProblemResponsesTransformer>();
            options.AddOperationTransformer<FieldCommentsTransformer>();
            options.AddDocumentTransformer<ServiceDocumentTransformer>();
            options.AddDocumentTransformer<FieldDescriptionsTransformer>();
        });
    }

    /// <summary>Serves it at <c>/openapi/v1.json</c> and, for reading, at <c>/swagger</c>. Outside Development both need the key.</summary>
    /// <param name="app">The host.</param>
    /// <param name="mode">The run mode.</param>
    public static void UseApiDocumentation(this WebApplication app, RunMode mode)
    {
        if (!mode.IsDevelopment)
        {
            app.UseWhen(IsDocumentation, protectedPaths => protectedPaths.Use(RequireKeyAsync));
        }

        app.MapOpenApi();
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = "CryptoLock API";
            ui.SwaggerEndpoint("/openapi/v1.json", "CryptoLock v1");
        });
    }

    /// <summary>Looks at the text, not at segments: the page is also served at <c>/swaggerindex.html</c>.</summary>
    private static bool IsDocumentation(HttpContext context) =>
        StartsWith(context.Request.Path, "/swagger") || StartsWith(context.Request.Path, "/openapi");

    private static bool StartsWith(PathString path, string start) =>
        path.Value?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true;

    private static async Task RequireKeyAsync(HttpContext context, RequestDelegate next)
    {
        var result = await context.AuthenticateAsync(ApiKeySchemes.Browser);
        if (result.Succeeded)
        {
            await next(context);
        }
        else
        {
            await context.ChallengeAsync(ApiKeySchemes.Browser);
        }
    }
}
