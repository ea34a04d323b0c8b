namespace CryptoLock.Emulators.Twilio;

/// <summary>A path of the REST API, taken apart.</summary>
internal readonly record struct TwilioRoute(
    TwilioOperation Operation, string? AccountSid = null, string? MessageSid = null, string? MediaSid = null)
{
    private const string Json = ".json";

    public bool IsJson { get; private init; }

    public static TwilioRoute Parse(string method, string path)
    {
        var segments = path.Split('/');
        return segments switch
        {
            ["", "2010-04-01", "Accounts", var account, "Messages.json"] => Collection(method, account),
            ["", "2010-04-01", "Accounts", var account, "Messages", var sid] when sid.EndsWith(Json, StringComparison.Ordinal)
                => Single(method, account, sid[..^Json.Length]),
            ["", "2010-04-01", "Accounts", var account, "Messages", var sid, "Media", var media]
                => Media(method, account, sid, media),
            ["", "v2" or "v3", "Indicators", "Typing.json"] when HttpMethods.IsPost(method) => new(TwilioOperation.Typing),
            _ => default,
        };
    }

    private static TwilioRoute Collection(string method, string account) => method switch
    {
        "POST" => new(TwilioOperation.CreateMessage, account),
        "GET" => new(TwilioOperation.ListMessages, account),
        _ => default,
    };

    private static TwilioRoute Single(string method, string account, string sid) => method switch
    {
        "GET" => new(TwilioOperation.FetchMessage, account, sid),
        "POST" => new(TwilioOperation.UpdateMessage, account, sid),
        "DELETE" => new(TwilioOperation.DeleteMessage, account, sid),
        _ => default,
    };

    private static TwilioRoute Media(string method, string account, string sid, string media)
    {
        var isJson = media.EndsWith(Json, StringComparison.Ordinal);
        var mediaSid = isJson ? media[..^Json.Length] : media;
        return method switch
        {
            "GET" => new(TwilioOperation.FetchMedia, account, sid, mediaSid) { IsJson = isJson },
            "DELETE" when isJson => new(TwilioOperation.DeleteMedia, account, sid, mediaSid) { IsJson = true },
            _ => default,
        };
    }
}
