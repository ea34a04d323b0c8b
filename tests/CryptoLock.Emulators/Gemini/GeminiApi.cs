using System.Buffers;
using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Takes a request from credentials to answer.</summary>
internal sealed class GeminiApi(GeminiEmulatorOptions options, GeminiGeneration generation)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var request = context.Request;
        var route = GeminiRoute.Parse(request.Method, request.Path.Value ?? "/");
        if (Refusal(route, request) is { } refusal)
        {
            await refusal.WriteToAsync(context.Response, context.RequestAborted);
            return;
        }

        switch (route.Method)
        {
            case GeminiRoute.List:
                await GeminiModels.List(options.Models).WriteToAsync(context.Response, context.RequestAborted);
                break;
            case GeminiRoute.Get:
                await GeminiModels.Get(route).WriteToAsync(context.Response, context.RequestAborted);
                break;
            default:
                await AnswerAsync(context, route, stopping);
                break;
        }
    }

    private async Task AnswerAsync(HttpContext context, GeminiRoute route, CancellationToken stopping)
    {
        var json = await ReadAsync(context.Request, context.RequestAborted);
        if (json is null)
        {
            await GeminiErrors.InvalidArgument("Invalid JSON payload received.")
                .WriteToAsync(context.Response, context.RequestAborted);
        }
        else if (route.Generates)
        {
            await generation.AnswerAsync(context, route, json.Value, stopping);
        }
        else
        {
            var reply = GeminiGeneration.Check(json.Value, route, strictTurns: false)
                ?? GeminiModels.Count(json.Value, route.IsVertex);
            await reply.WriteToAsync(context.Response, context.RequestAborted);
        }
    }

    private Reply? Refusal(GeminiRoute route, HttpRequest request)
    {
        if (route.Method is null)
        {
            return GeminiErrors.NotFound();
        }

        if (route.UsesKey)
        {
            var key = request.Headers["x-goog-api-key"].ToString() is { Length: > 0 } header ? header : request.Query["key"].ToString();
            if (key != options.ApiKey)
            {
                return key.Length == 0 ? GeminiErrors.KeyMissing() : GeminiErrors.InvalidKey();
            }
        }
        else if (!IsAuthorized(request.Headers.Authorization.ToString()))
        {
            return GeminiErrors.Unauthenticated();
        }

        return route.Method == GeminiRoute.List || options.Models.Contains(route.Model) ? null : GeminiErrors.ModelNotFound(route);
    }

    private bool IsAuthorized(string authorization) => options.AccessToken is null
        ? authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        : authorization == $"Bearer {options.AccessToken}";

    private static async Task<JsonElement?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                if (read.IsCompleted)
                {
                    // The journal keeps the document, so its bytes must not be the pipe's.
                    var body = read.Buffer.ToArray();
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    return JsonDocument.Parse(body).RootElement;
                }

                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
