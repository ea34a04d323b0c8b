using System.Text.Json;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>One recorded signature, with what each official library says about it.</summary>
internal sealed record SignatureVector(
    string Name,
    string Url,
    string[][] Params,
    string AuthToken,
    string Signature,
    string? ReceivedUrl,
    string? RawBody,
    SignatureVerdicts Valid)
{
    /// <summary>
    /// What no library accepts and we do not either: the signed address cannot be restored from the received one.
    /// </summary>
    public static readonly string[] Unacceptable =
    [
        "url-custom-port-lost-at-proxy",
        "url-scheme-mismatch",
        "url-trailing-slash-mismatch",
        "url-query-order-mismatch",
        "url-host-case-lowered-by-proxy",
    ];

    /// <summary>What no library accepts although Twilio signs so: it strips the user name that the libraries keep.</summary>
    public const string AcceptedByUsAlone = "url-userinfo-not-signed";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<SignatureVector> All { get; } = Load();

    public static IEnumerable<SignatureVector> Accepted => All.Where(v => !Unacceptable.Contains(v.Name));

    public static IEnumerable<SignatureVector> Refused => All.Where(v => Unacceptable.Contains(v.Name));

    public string Received => ReceivedUrl ?? Url;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => [.. Params.Select(p => KeyValuePair.Create(p[0], p[1]))];

    public override string ToString() => Name;

    private static List<SignatureVector> Load()
    {
        using var stream = typeof(SignatureVector).Assembly.GetManifestResourceStream("twilio-signature-vectors.json")!;
        return JsonSerializer.Deserialize<List<SignatureVector>>(stream, Json)!;
    }
}

/// <summary>Whether each official library accepts a vector.</summary>
internal sealed record SignatureVerdicts(bool Node, bool Python, bool Csharp)
{
    public bool Any => Node || Python || Csharp;
}
