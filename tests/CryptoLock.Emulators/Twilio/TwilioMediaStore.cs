using System.Collections.Concurrent;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Media that customers sent, kept for download.</summary>
public sealed class TwilioMediaStore
{
    private const string DownloadPath = "/cdn/";

    private readonly ConcurrentDictionary<string, TwilioMedia> _media = new(StringComparer.Ordinal);
    private readonly TwilioEmulatorOptions _options;
    private readonly TwilioJournal _journal;

    internal TwilioMediaStore(TwilioEmulatorOptions options, TwilioJournal journal)
    {
        _options = options;
        _journal = journal;
    }

    /// <summary>The emulator's address, which media addresses start with.</summary>
    internal Uri BaseAddress { get; set; } = null!;

    /// <summary>Registers a medium.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">Its MIME type.</param>
    /// <param name="notFoundTimes">How often the API answers 404 before it has the medium, as it does when it is fresh.</param>
    /// <returns>The medium; its address goes into a webhook as <c>MediaUrl0</c>.</returns>
    public TwilioMedia Add(ReadOnlyMemory<byte> content, string contentType, int notFoundTimes = 0)
    {
        var (messageSid, sid) = (Sids.New("MM"), Sids.New("ME"));
        var url = new Uri(
            BaseAddress,
            $"/{TwilioMessageJson.ApiVersion}/Accounts/{_options.AccountSid}/Messages/{messageSid}/Media/{sid}");
        var media = new TwilioMedia(sid, messageSid, url, content, contentType) { NotFoundTimes = notFoundTimes };
        return _media[sid] = media;
    }

    internal Reply Fetch(string? messageSid, string? sid, bool asJson)
    {
        if (Find(messageSid, sid) is not { } media || media.IsFresh())
        {
            return TwilioErrors.Reply(TwilioErrors.NotFound);
        }

        return asJson
            ? Reply.Json(200, json => media.Write(json, _options))
            : new Reply(307) { Header = ("Location", new Uri(BaseAddress, DownloadPath + sid).AbsoluteUri) };
    }

    internal Reply Delete(string? messageSid, string? sid) =>
        Find(messageSid, sid) is not null && _media.TryRemove(sid!, out _)
            ? new Reply(204)
            : TwilioErrors.Reply(TwilioErrors.NotFound);

    /// <summary>The address redirected to: open to whoever knows it, and refusing credentials as its real host does.</summary>
    internal Reply? TryDownload(string path, bool carriesAuthorization)
    {
        if (!path.StartsWith(DownloadPath, StringComparison.Ordinal))
        {
            return null;
        }

        var sid = path[DownloadPath.Length..];
        _journal.Downloads.Add(new(_options.Clock.GetUtcNow(), sid, carriesAuthorization));
        return carriesAuthorization
            ? Reply.Text(400, "<Error><Code>InvalidArgument</Code></Error>", "application/xml")
            : _media.TryGetValue(sid, out var media)
                ? new Reply(200, media.Content, media.ContentType)
                : Reply.Text(404, "<Error><Code>NoSuchKey</Code></Error>", "application/xml");
    }

    private TwilioMedia? Find(string? messageSid, string? sid) =>
        sid is not null && _media.TryGetValue(sid, out var media) && media.MessageSid == messageSid ? media : null;
}
