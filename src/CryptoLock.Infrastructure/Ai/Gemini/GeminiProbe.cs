using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Looks the models up once, in the background, and warns. It neither delays nor stops the service.</summary>
internal sealed partial class GeminiProbe(
    GeminiHttp http, GeminiEndpoint endpoint, GeminiStatus status, IOptions<GeminiOptions> options, ILogger<GeminiProbe> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.ProbeOnStart)
        {
            return;
        }

        if (GeminiModelFamily.Of(options.Value.Model).Successor is { } successor)
        {
            LogRetiring(options.Value.Model, successor);
        }

        foreach (var model in options.Value.Fallbacks().Prepend(options.Value.Model))
        {
            await ProbeAsync(model, stoppingToken);
        }
    }

    private async Task ProbeAsync(string model, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Describe(model));
            request.Options.Set(GeminiHttp.Model, $"{model} (probe)");
            using var response = await http.SendAsync(request, cancellationToken);
            status.Probed(model, null);
            LogFound(model);
        }
        catch (GeminiException exception)
        {
            status.Probed(model, exception.Failure);
            Warn(model, exception);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the customers' calls will tell; the service must not end over it.
            LogUnexpected(model, exception.GetType().Name);
        }
    }

    private void Warn(string model, GeminiException exception)
    {
        switch (exception.Failure)
        {
            case GeminiFailure.ModelNotFound:
                LogNotFound(model);
                break;
            case GeminiFailure.Authentication:
                LogRefused(model, (int?)exception.StatusCode, exception.Reason, endpoint.UsesTokens
                    ? "the application default credentials and the role roles/aiplatform.user" : "GEMINI_API_KEY");
                break;
            case GeminiFailure.Unreachable or GeminiFailure.Timeout:
                LogUnreachable(endpoint.BaseUri.Host);
                break;
            default:
                LogFailed(model, exception.Failure, (int?)exception.StatusCode, exception.Status);
                break;
        }
    }

    [LoggerMessage(2030, LogLevel.Information, "Model {Model} is available")]
    private partial void LogFound(string model);

    [LoggerMessage(2031, LogLevel.Warning,
        "Model {Model} is announced to retire (about December 2026): set Gemini:Model to {Successor} after checking its answers")]
    private partial void LogRetiring(string model, string successor);

    [LoggerMessage(2032, LogLevel.Warning,
        "Model {Model} does not exist, is retired, or is closed to this project or region: set Gemini:Model and Gemini:FallbackModels")]
    private partial void LogNotFound(string model);

    [LoggerMessage(2033, LogLevel.Warning, "Google refuses our access to model {Model} ({StatusCode} {Reason}): check {What}")]
    private partial void LogRefused(string model, int? statusCode, string? reason, string what);

    [LoggerMessage(2034, LogLevel.Warning, "Gemini at {Host} does not answer: check the network, and Gemini:BaseUrl if it is set")]
    private partial void LogUnreachable(string host);

    [LoggerMessage(2035, LogLevel.Warning, "Model {Model} could not be looked up: {Failure} ({StatusCode} {Status})")]
    private partial void LogFailed(string model, GeminiFailure failure, int? statusCode, string? status);

    [LoggerMessage(2036, LogLevel.Warning, "Model {Model} could not be looked up: {ExceptionType}")]
    private partial void LogUnexpected(string model, string exceptionType);
}
