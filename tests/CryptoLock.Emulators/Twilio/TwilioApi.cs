using System.Text;
using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Takes a request of the REST API from credentials to answer, faults included.</summary>
internal sealed class TwilioApi(
    TwilioEmulatorOptions options,
    TwilioMessagesEndpoint messages,
    TwilioTypingEndpoint typing,
    TwilioMediaStore media,
    TwilioJournal journal,
    FaultPlan<TwilioCall, TwilioFault> faults)
{
    private readonly string?[] _credentials =
    [
        Basic(options.AccountSid, options.AuthToken),
        options.ApiKeySid is null ? null : Basic(options.ApiKeySid, options.ApiKeySecret ?? string.Empty),
    ];

    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        if (media.TryDownload(path, request.Headers.Authorization.Count > 0) is { } download)
        {
            await download.WriteToAsync(context.Response, context.RequestAborted);
            return;
        }

        var route = TwilioRoute.Parse(request.Method, path);
        if (Refusal(route, request) is { } refusal)
        {
            await AnswerAsync(context, route, refusal, fault: null, message: null);
            return;
        }

        var form = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var fault = faults.IsArmed ? faults.Take(CallOf(route, path, request, form)) : null;
        TwilioMessage? message = null;
        var reply = fault is null or { Accepts: true }
            ? await ExecuteAsync(context, route, form, accepted => message = accepted)
            : default;
        if (fault is { Delay: var delay } && delay > TimeSpan.Zero)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            await Task.Delay(delay, options.Clock, either.Token);
        }

        await AnswerAsync(context, route, fault?.Answer ?? reply, fault, message);
    }

    private async Task<Reply> ExecuteAsync(
        HttpContext context, TwilioRoute route, IFormCollection form, Action<TwilioMessage?> created)
    {
        switch (route.Operation)
        {
            case TwilioOperation.CreateMessage:
                var reply = messages.Create(form, out var message);
                created(message);
                return reply;
            case TwilioOperation.FetchMessage:
                return messages.Fetch(route.MessageSid);
            case TwilioOperation.ListMessages:
                return messages.List(context.Request);
            case TwilioOperation.UpdateMessage:
                return messages.Update(route.MessageSid, form);
            case TwilioOperation.DeleteMessage:
                return messages.Delete(route.MessageSid);
            case TwilioOperation.FetchMedia:
                return media.Fetch(route.MessageSid, route.MediaSid, route.IsJson);
            case TwilioOperation.DeleteMedia:
                return media.Delete(route.MessageSid, route.MediaSid);
            default:
                return await typing.ShowAsync(context.Request, form, context.RequestAborted);
        }
    }

    private Reply? Refusal(TwilioRoute route, HttpRequest request)
    {
        if (route.Operation == TwilioOperation.Unknown)
        {
            return TwilioErrors.Reply(TwilioErrors.NotFound);
        }

        var authorization = request.Headers.Authorization.ToString();
        var known = authorization.Length > 0 && Array.IndexOf(_credentials, authorization) >= 0;
        return known && (route.AccountSid ?? options.AccountSid) == options.AccountSid
            ? null
            : TwilioErrors.Reply(TwilioErrors.Unauthenticated);
    }

    private async Task AnswerAsync(
        HttpContext context, TwilioRoute route, Reply reply, TwilioFault? fault, TwilioMessage? message)
    {
        var request = context.Request;
        var status = fault is { Resets: true } ? 0 : reply.Status;
        journal.Requests.Add(new(
            options.Clock.GetUtcNow(),
            route.Operation,
            request.Method,
            request.Path + request.QueryString.ToUriComponent(),
            status,
            fault?.Name,
            message?.Sid));
        if (status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.Headers["Twilio-Request-Id"] = Sids.New("RQ");
        await reply.WriteToAsync(context.Response, context.RequestAborted);
    }

    private static TwilioCall CallOf(TwilioRoute route, string path, HttpRequest request, IFormCollection form)
    {
        var fields = HttpMethods.IsPost(request.Method)
            ? form.ToDictionary(pair => pair.Key, pair => pair.Value[0] ?? string.Empty)
            : request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[0] ?? string.Empty);
        return new(route.Operation, path, fields);
    }

    private static string Basic(string user, string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
}
