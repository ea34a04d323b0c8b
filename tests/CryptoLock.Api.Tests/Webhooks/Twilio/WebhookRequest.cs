using System.Net;
using System.Text;
using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.AspNetCore.Http;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>A request as it is on the wire. Changed with <c>with</c>.</summary>
internal sealed record WebhookRequest
{
    public const string Token = "12345";

    public string Method { get; init; } = "POST";

    /// <summary>As the caller wrote it; sent on without any normalisation.</summary>
    public string Url { get; init; } = "https://example.com/webhook";

    public string? ContentType { get; init; } = "application/x-www-form-urlencoded; charset=UTF-8";

    public byte[] Body { get; init; } = [];

    /// <summary>A body stream instead of <see cref="Body"/>.</summary>
    public Stream? BodyStream { get; init; }

    /// <summary>What the <c>Content-Length</c> header says; null for a chunked body.</summary>
    public string? ContentLength { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IPAddress? RemoteIp { get; init; }

    public IPAddress? LocalIp { get; init; }

    /// <summary>A form, signed for the address to which it is sent.</summary>
    public static WebhookRequest Signed(
        IEnumerable<KeyValuePair<string, string>> fields, string url = "https://example.com/webhook", string token = Token)
    {
        var pairs = fields.ToList();
        return (new WebhookRequest { Url = url, Body = Encode(pairs) })
            .WithSignature(TwilioSignature.Compute(token, url, pairs));
    }

    /// <summary>A form, sent as raw text, without any signature.</summary>
    public static WebhookRequest Raw(string body) => new() { Body = Encoding.Latin1.GetBytes(body) };

    public WebhookRequest WithSignature(string signature) => WithHeader("X-Twilio-Signature", signature);

    public WebhookRequest WithHeader(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };

    /// <summary>Encodes as Twilio does: UTF-8, a space as plus.</summary>
    public static byte[] Encode(IEnumerable<KeyValuePair<string, string>> fields) => Encoding.ASCII.GetBytes(string.Join(
        '&', fields.Select(field => $"{WebUtility.UrlEncode(field.Key)}={WebUtility.UrlEncode(field.Value)}")));

    public void ApplyTo(HttpContext context)
    {
        var schemeEnd = Url.IndexOf("://", StringComparison.Ordinal);
        var pathStart = Url.IndexOf('/', schemeEnd + 3);
        var (target, authority) = (Url[pathStart..], Url[(schemeEnd + 3)..pathStart]);
        var request = context.Request;
        request.Method = Method;
        request.Scheme = Url[..schemeEnd];
        request.Host = new HostString(authority[(authority.LastIndexOf('@') + 1)..]);
        request.Path = PathString.FromUriComponent(target.Split('?')[0]);
        request.QueryString = new QueryString(target.Contains('?') ? target[target.IndexOf('?')..] : string.Empty);
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget = target;
        request.Body = BodyStream ?? new MemoryStream(Body);
        request.ContentType = ContentType;
        context.Connection.RemoteIpAddress = RemoteIp;
        context.Connection.LocalIpAddress = LocalIp;
        request.Headers.ContentLength = null;
        if (ContentLength is not null)
        {
            request.Headers["Content-Length"] = ContentLength;
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers[name] = value;
        }
    }
}

/// <summary>The answer.</summary>
internal sealed record WebhookResponse(int Status, string? ContentType, string Body, string? Allow);
