using System.Text;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>
/// Requests that nobody with good intentions sends, with the status they deserve once the signature is out of the way.
/// </summary>
internal static class HostileRequests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Valid = "MessageSid=SM1&From=whatsapp%3A%2B1&To=whatsapp%3A%2B2&Body=x";

    public static IEnumerable<TestCaseData> All =>
    [
        Case("percent alone", Valid + "&A=%", 200),
        Case("percent with one digit", Valid + "&A=%4", 200),
        Case("percent with no digits", Valid + "&A=%zz", 200),
        Case("percent in a name", Valid + "&%=1&%4=2&%zz=3", 200),
        Case("broken percent in a required field", "MessageSid=SM%&From=a&To=b", 400),
        Case("invalid UTF-8 byte", Valid + "&A=%FF%FE", 200),
        Case("raw invalid UTF-8", Valid + "&A=\u00ff\u00fe\u0080", 200),
        Case("truncated UTF-8", Valid + "&A=%F0%9F%91", 200),
        Case("overlong UTF-8", Valid + "&A=%C0%AF%E0%80%80", 200),
        Case("high surrogate as UTF-8", Valid + "&A=%ED%A0%80", 200),
        Case("low surrogate as UTF-8", Valid + "&A=%ED%B0%80", 200),
        Case("code point beyond Unicode", Valid + "&A=%F4%90%80%80", 200),
        Case("encoded NUL", Valid + "&A=%00", 200),
        Case("raw NUL", Valid + "&A=\0", 200),
        Case("NUL in a name", Valid + "&%00=1&A%00B=2", 200),
        Case("NUL in the id", "MessageSid=SM%00&From=a&To=b", 400),
        Case("line end in the id", "MessageSid=SM1%0A&From=a&To=b", 400),
        Case("control characters", Valid + "&A=%01%02%07%08%1B%7F", 200),
        Case("right-to-left override", Valid + "&ProfileName=%E2%80%AEabc", 200),
        Case("byte order mark", "\u00ef\u00bb\u00bf" + Valid, 400),
        Case("UTF-16", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(Valid)), 400),
        Case("only separators", "&&&&====&&&", 400),
        Case("only an ampersand", "&", 400),
        Case("only an equals sign", "=", 400),
        Case("empty", "", 400),
        Case("one white space", " ", 400),
        Case("semicolons as separators", "MessageSid=SM1;From=a;To=b", 400),
        Case("JSON in a form", """{"MessageSid":"SM1"}""", 400),
        Case("XML in a form", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", 400),
        Case("multipart in a form", "--x\r\nContent-Disposition: form-data; name=\"From\"\r\n\r\na\r\n--x--", 400),
        Case("as many fields as allowed", Valid + Repeat("&a=1", 996), 200),
        Case("one field too many", Valid + Repeat("&a=1", 997), 400),
        Case("thousands of fields", Repeat("a&", 20_000), 400),
        Case("thousands of different fields", string.Join('&', Enumerable.Range(0, 9_000)), 400),
        Case("a very long name", Valid + "&" + Repeat("n", 3_000) + "=1", 400),
        Case("a very long value", Valid + "&A=" + Repeat("v", 60_000), 200),
        Case("a very long id", "MessageSid=" + Repeat("S", 60_000) + "&From=a&To=b", 400),
        Case("a very long address", "MessageSid=SM1&From=" + Repeat("1", 60_000) + "&To=b", 400),
        Case("a body over the limit", Valid + "&A=" + Repeat("v", 70_000), 413),
        Case("repeated required fields", Valid + "&From=&From=b&To=c&MessageSid=SM2", 200),
        Case("repeated after an empty one", "From=&" + Valid, 400),
        Case("deep names", Valid + "&A" + Repeat("[0]", 300) + "=1&B" + Repeat(".x", 300) + "=1", 200),
        Case("brackets that do not close", Valid + "&B[ody=1&[=1&]=1&a[b=1&[]=1&a]=1", 200),
        With("brackets in the query", WebhookRequest.Raw(Valid) with { Url = "https://example.com/webhook?a[=1&[&]" }, 200),
        Case("names of .NET", Valid + "&GetType=1&Media=1&form=1&__proto__=1&constructor.prototype=1", 200),
        Case("huge NumMedia", Valid + "&NumMedia=99999999999999999999999999", 200),
        Case("negative NumMedia", Valid + "&NumMedia=-1&NumSegments=-1", 200),
        Case("media that is no address", Valid + "&NumMedia=1&MediaUrl0=javascript:alert(1)&MediaContentType0=%0d%0aX:1", 200),
        Case("place beyond the earth", Valid + "&Latitude=1e308&Longitude=-1e308", 200),
        Case("place that is no number", Valid + "&Latitude=NaN&Longitude=-Infinity", 200),
        Case("injection in every field", Valid + "&Body=' OR 1=1;--&ProfileName=%24{jndi:ldap://x}&WaId=<script>", 200),
        Typed("unknown charset", Form + "; charset=nonsense", 200),
        Typed("UTF-16 charset", Form + "; charset=utf-16", 200),
        Typed("UTF-7 charset", Form + "; charset=utf-7", 200),
        Typed("charset without a value", Form + "; charset", 200),
        Typed("charset in quotes", Form + "; charset=\"utf-8\"", 200),
        Typed("two content types", Form + ", text/plain", 415),
        Typed("content type with a control character", Form + "\u0001", 415),
        Typed("upper-case content type", "APPLICATION/X-WWW-FORM-URLENCODED", 200),
        Typed("multipart", "multipart/form-data; boundary=----x", 415),
        Typed("multipart without a boundary", "multipart/form-data", 415),
        Typed("JSON", "application/json", 415),
        Typed("no content type", null, 415),
        With("negative length", new WebhookRequest { Body = Bytes(Valid), ContentLength = "-5" }, 200),
        With("length that is no number", new WebhookRequest { Body = Bytes(Valid), ContentLength = "many" }, 200),
        With("GET with a body", new WebhookRequest { Method = "GET", Body = Bytes(Valid) }, 405),
        With("strange Accept", WebhookRequest.Raw(Valid).WithHeader("Accept", "text/*;q=x,,;"), 200),
        With("strange Accept on a problem", WebhookRequest.Raw("x").WithHeader("Accept", "image/png"), 400),
        With("strange query", WebhookRequest.Raw(Valid) with { Url = "https://example.com/webhook?%00=%FF&&=&token&%" }, 200),
        With("strange path", WebhookRequest.Raw(Valid) with { Url = "https://example.com/webhook%2fstatus%ff" }, 404),
        With("strange host", WebhookRequest.Raw(Valid) with { Url = "https://[::1/webhook" }, 200),
        With("no host", WebhookRequest.Raw(Valid) with { Url = "https:///webhook" }, 200),
        With("strange forwarded host", WebhookRequest.Raw(Valid).WithHeader("X-Forwarded-Host", "a b/c?d\u0000"), 200),
        With("strange forwarded scheme", WebhookRequest.Raw(Valid).WithHeader("X-Forwarded-Proto", "://"), 200),
        With("compressed", WebhookRequest.Raw("\u001f\u008b\b\0").WithHeader("Content-Encoding", "gzip"), 400),
    ];

    private static TestCaseData Case(string name, string body, int expected) => With(name, WebhookRequest.Raw(body), expected);

    private static TestCaseData Typed(string name, string? contentType, int expected) =>
        With(name, WebhookRequest.Raw(Valid) with { ContentType = contentType }, expected);

    private static TestCaseData With(string name, WebhookRequest request, int expected) =>
        new TestCaseData(request, expected).SetArgDisplayNames(name);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
