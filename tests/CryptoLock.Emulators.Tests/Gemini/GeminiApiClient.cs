using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CryptoLock.Emulators.Gemini;

namespace CryptoLock.Emulators.Tests.Gemini;

/// <summary>Speaks to the emulator as an HTTP client of the real API would.</summary>
internal sealed class GeminiApiClient : IDisposable
{
    public const string Generate = "/v1beta/models/gemini-2.5-flash:generateContent";
    public const string Stream = "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";
    public const string Vertex =
        "/v1/projects/p/locations/global/publishers/google/models/gemini-2.5-flash:generateContent";

    private readonly HttpClient _http;

    public GeminiApiClient(GeminiEmulator emulator, string? key = EmulatorDefaults.GeminiApiKey)
    {
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", EmulatorDefaults.VertexAccessToken);
        if (key is not null)
        {
            _http.DefaultRequestHeaders.Add("x-goog-api-key", key);
        }
    }

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> PostAsync(string path, string json, CancellationToken cancellationToken = default) =>
        _http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), cancellationToken);

    public Task<HttpResponseMessage> AskAsync(string text, string path = Generate) =>
        PostAsync(path, JsonSerializer.Serialize(new { contents = new[] { new { role = "user", parts = new[] { new { text } } } } }));

    public async Task<JsonElement> AnswerAsync(string json, string path = Generate)
    {
        using var response = await PostAsync(path, json);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public static string TextOf(JsonElement answer) =>
        answer.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString()!;
}
