using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Benchmarks;

/// <summary>The signature check of one message, against the few lines that everybody writes first.</summary>
public class SignatureBenchmarks
{
    private static readonly string[] Tokens = [Forms.AuthToken];

    private readonly string _signature = TwilioSignature.Compute(Forms.AuthToken, Forms.Url, Forms.Fields);

    [Benchmark(Baseline = true)]
    public bool Naive()
    {
        var text = Forms.Url + string.Concat(Forms.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio's scheme is HMAC-SHA1.
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(Forms.AuthToken));
#pragma warning restore CA5350
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text))) == _signature;
    }

    [Benchmark]
    public bool Check() => TwilioSignature.Matches(_signature, Forms.Url, Forms.Fields, Tokens);
}
