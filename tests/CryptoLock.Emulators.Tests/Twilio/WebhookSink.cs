using CryptoLock.Emulators.Hosting;
using CryptoLock.Emulators.Twilio;
using Microsoft.AspNetCore.Http;

namespace CryptoLock.Emulators.Tests.Twilio;

/// <summary>A service that keeps what is posted to it.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private EmulatorServer _server = null!;

    public Journal<SinkRequest> Requests { get; } = new();

    public Uri Address => _server.Address;

    public int Status { get; set; } = 200;

    public static async Task<WebhookSink> StartAsync()
    {
        var sink = new WebhookSink();
        sink._server = await EmulatorServer.StartAsync(0, sink.HandleAsync, CancellationToken.None);
        return sink;
    }

    public string Url(string path) => new Uri(Address, path).AbsoluteUri;

    public async Task<string[]> StatusesAsync(int count)
    {
        var requests = await Requests.WaitAsync(count, TimeSpan.FromSeconds(10));
        return [.. requests.Select(request => request.Fields["MessageStatus"])];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var fields = form.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value!))).ToList();
        var headers = context.Request.Headers.ToDictionary(
            pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new(context.Request.Path + context.Request.QueryString, fields, headers));
        context.Response.StatusCode = Status;
    }
}

internal sealed record SinkRequest(
    string Path, List<KeyValuePair<string, string>> Ordered, Dictionary<string, string> Headers)
{
    public Dictionary<string, string> Fields { get; } = Ordered.ToDictionary(pair => pair.Key, pair => pair.Value);

    public string? Signature => Headers.GetValueOrDefault(TwilioSignature.HeaderName);
}
