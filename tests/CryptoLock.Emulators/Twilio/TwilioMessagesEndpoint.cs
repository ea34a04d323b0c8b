using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>The message resource: create, read, list, redact, delete.</summary>
internal sealed class TwilioMessagesEndpoint(
    TwilioEmulatorOptions options, TwilioMessageStore store, TwilioJournal journal, StatusCallbacks callbacks)
{
    /// <summary>Accepts or refuses a message.</summary>
    public Reply Create(IFormCollection fields, out TwilioMessage? message)
    {
        message = null;
        var form = new TwilioMessageForm(fields);
        if (TwilioMessageRules.Check(form, options) is { } code)
        {
            return TwilioErrors.Reply(code);
        }

        var body = form.ContentSid is null ? form.Body ?? string.Empty : Render(form);
        var now = options.Clock.GetUtcNow();
        message = store.Add(sequence => TwilioMessage.Accept(form, body, sequence, now), journal.Messages.Add);

        // The answer tells the first status, whatever the callbacks are about to report.
        var reply = Resource(201, message);
        callbacks.Start(message);
        return reply;
    }

    public Reply Fetch(string? sid) =>
        store.Find(sid) is { } message ? Resource(200, message) : TwilioErrors.Reply(TwilioErrors.NotFound);

    public Reply Update(string? sid, IFormCollection fields)
    {
        if (store.Find(sid) is not { } message)
        {
            return TwilioErrors.Reply(TwilioErrors.NotFound);
        }

        if (!fields.TryGetValue("Body", out var body) || body.ToString().Length > 0)
        {
            return TwilioErrors.Reply(TwilioErrors.BadParameter);
        }

        message.IsRedacted = true;
        return Resource(200, message);
    }

    public Reply Delete(string? sid)
    {
        if (store.Find(sid) is not { } message)
        {
            return TwilioErrors.Reply(TwilioErrors.NotFound);
        }

        message.IsDeleted = true;
        return new Reply(204);
    }

    public Reply List(HttpRequest request)
    {
        if (TwilioListFilter.Parse(request.Query) is not { } filter)
        {
            return TwilioErrors.Reply(TwilioErrors.BadParameter);
        }

        var found = store.List(filter.To, filter.Passes, filter.PageSize + 1);
        return Reply.Json(200, json => WritePage(json, request, filter, found));
    }

    private Reply Resource(int status, TwilioMessage message) =>
        Reply.Json(status, json => TwilioMessageJson.Write(json, message, options.AccountSid));

    private void WritePage(Utf8JsonWriter json, HttpRequest request, TwilioListFilter filter, List<TwilioMessage> found)
    {
        var path = $"/{TwilioMessageJson.ApiVersion}/Accounts/{options.AccountSid}/Messages.json";
        var shown = Math.Min(found.Count, filter.PageSize);
        var start = filter.Page * filter.PageSize;
        string Link(int page, long? before) => path + TwilioListFilter.QueryOf(request.Query, filter.PageSize, page, before);

        json.WriteStartObject();
        json.WriteString("first_page_uri", Link(0, null));
        json.WriteNumber("start", start);
        json.WriteNumber("end", Math.Max(start, start + shown - 1));
        json.WriteStartArray("messages");
        foreach (var message in found.Take(shown))
        {
            TwilioMessageJson.Write(json, message, options.AccountSid);
        }

        json.WriteEndArray();
        json.WriteString("next_page_uri", found.Count > shown ? Link(filter.Page + 1, found[shown - 1].Sequence) : null);
        json.WriteNumber("page", filter.Page);
        json.WriteNumber("page_size", filter.PageSize);
        json.WriteString("previous_page_uri", filter.Page == 1 ? Link(0, null) : null);
        json.WriteString("uri", path + request.QueryString.ToUriComponent());
        json.WriteEndObject();
    }

    private string Render(in TwilioMessageForm form)
    {
        var text = options.Templates?[form.ContentSid!] ?? string.Empty;
        if (form.ContentVariables is null)
        {
            return text;
        }

        using var variables = JsonDocument.Parse(form.ContentVariables);
        return variables.RootElement.EnumerateObject().Aggregate(
            text, (filled, variable) => filled.Replace($"{{{{{variable.Name}}}}}", variable.Value.ToString(), StringComparison.Ordinal));
    }
}
