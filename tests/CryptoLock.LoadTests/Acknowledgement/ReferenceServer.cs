using System.Security.Cryptography;
using System.Text;
using CryptoLock.Emulators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>
/// The least that a webhook can do and still keep the promise of its 200: bare Kestrel, ASP.NET's own form, Twilio's signature,
/// and an insert that is committed, together with those that wait beside it. No sessions, no rules, no log.
/// </summary>
internal static class ReferenceServer
{
    public const string PostgreSqlKey = "REFERENCE_POSTGRESQL";

    private const string Twiml = """<?xml version="1.0" encoding="utf-8"?><Response></Response>""";

    private static readonly byte[] Key = Encoding.UTF8.GetBytes(EmulatorDefaults.AuthToken);

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        IReferenceStore store = Environment.GetEnvironmentVariable(PostgreSqlKey) is { Length: > 0 } postgreSql
            ? await PostgreSqlReferenceStore.OpenAsync(postgreSql)
            : SqliteReferenceStore.Open("reference.db");
        var inserts = new GroupedInserts(store);
        app.MapGet("/health/ready", () => "ready");
        app.MapPost(SignedForms.Path, context => ReceiveAsync(context, inserts));
        await app.RunAsync();
    }

    private static async Task ReceiveAsync(HttpContext context, GroupedInserts inserts)
    {
        var form = await context.Request.ReadFormAsync();
        if (!IsAuthentic(form, context.Request.Headers["X-Twilio-Signature"].ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await inserts.InsertAsync(new(
            form["MessageSid"].ToString(), form["From"].ToString(), form["To"].ToString(), form["ProfileName"].ToString(), form["Body"].ToString()));
        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength = Twiml.Length;
        await context.Response.WriteAsync(Twiml);
    }

    private static bool IsAuthentic(IFormCollection form, string signature)
    {
        var text = new StringBuilder(SignedForms.PublicUrl + SignedForms.Path);
        foreach (var name in form.Keys.Order(StringComparer.Ordinal))
        {
            text.Append(name).Append(form[name].ToString());
        }

#pragma warning disable CA5350 // Twilio's scheme is HMAC-SHA1.
        var expected = Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expected));
    }
}
