using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Twilio;

/// <summary>Speaks to the emulator as an HTTP client of the real API would.</summary>
internal sealed class TwilioApiClient : IDisposable
{
    public const string Collection = $"/2010-04-01/Accounts/{EmulatorDefaults.AccountSid}/Messages.json";
    private readonly HttpClient _http;

    public TwilioApiClient(TwilioEmulator emulator, string user = EmulatorDefaults.AccountSid, string password = EmulatorDefaults.AuthToken)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = emulator.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = Basic(user, password);
    }

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> SendAsync(string form, string path = Collection) =>
        _http.PostAsync(path, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    public Task<HttpResponseMessage> SendMessageAsync(string to, string body, string? callback = null) =>
        SendAsync($"To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(EmulatorDefaults.Sender)}"
            + $"&Body={Uri.EscapeDataString(body)}{(callback is null ? "" : $"&StatusCallback={Uri.EscapeDataString(callback)}")}");

    public async Task<string> SendForSidAsync(string to, string body, string? callback = null)
    {
        using var response = await SendMessageAsync(to, body, callback);
        return (await ReadAsync(response)).GetProperty("sid").GetString()!;
    }

    public Task<HttpResponseMessage> PostJsonAsync(string path, string json) =>
        _http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> DeleteAsync(string path) => _http.DeleteAsync(path);

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await ReadAsync(response);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    public static string PathOf(string sid) => $"/2010-04-01/Accounts/{EmulatorDefaults.AccountSid}/Messages/{sid}.json";
}
