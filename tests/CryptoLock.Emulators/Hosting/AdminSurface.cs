using System.Globalization;
using System.Text.Json;

namespace CryptoLock.Emulators.Hosting;

/// <summary>
/// <c>/_emulator/faults</c> (GET what struck, POST <c>{"faults":["reset-after*2"],"seed":1}</c>, DELETE disarms) and
/// <c>/_emulator/journal</c> (GET, with <c>?after=</c> a sequence number; DELETE forgets), whose figures alone are at
/// <c>/_emulator/counts</c>.
/// </summary>
internal sealed class AdminSurface(IAdministered emulator)
{
    private const string Prefix = "/_emulator";

    public static bool Owns(HttpRequest request) => request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var reply = (request.Method, request.Path.Value) switch
        {
            ("GET", Prefix + "/faults") => Reply.Json(200, WriteServed),
            ("POST", Prefix + "/faults") => await ArmAsync(request, context.RequestAborted),
            ("DELETE", Prefix + "/faults") => Done(emulator.Disarm),
            ("GET", Prefix + "/journal") => Reply.Json(200, json => WriteJournal(json, request)),
            ("GET", Prefix + "/counts") => Reply.Json(200, WriteCounts),
            ("DELETE", Prefix + "/journal") => Done(emulator.ClearJournal),
            _ => new Reply(404),
        };
        await reply.WriteToAsync(context.Response, context.RequestAborted);
    }

    private async Task<Reply> ArmAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            var faults = json.RootElement.GetProperty("faults").EnumerateArray().Select(text => text.GetString()!);
            var seed = json.RootElement.TryGetProperty("seed", out var value) ? value.GetInt32() : 0;
            emulator.Arm(faults.ToArray(), seed);
            return new Reply(204);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException
            or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            return Reply.Text(400, exception.Message, "text/plain");
        }
    }

    private void WriteServed(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("served");
        foreach (var (name, count) in emulator.ServedFaults())
        {
            json.WriteNumber(name, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteJournal(Utf8JsonWriter json, HttpRequest request)
    {
        _ = long.TryParse(request.Query["after"], CultureInfo.InvariantCulture, out var after);
        json.WriteStartObject();
        emulator.WriteJournal(json, after);
        json.WriteEndObject();
    }

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        emulator.WriteCounts(json);
        json.WriteEndObject();
    }

    private static Reply Done(Action action)
    {
        action();
        return new Reply(204);
    }
}
