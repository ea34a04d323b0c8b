using System.Net;
using System.Text;
using System.Text.Json;
using CryptoLock.Emulators.Gemini;

namespace CryptoLock.Emulators.Tests.Gemini;

[TestFixture]
internal sealed class GeminiRulesTests
{
    private const string Hi = """{"role":"user","parts":[{"text":"Hi"}]}""";
    private const string Third = "/v1beta/models/gemini-3.5-flash-lite:generateContent";
    private GeminiEmulator _gemini = null!;
    private GeminiApiClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _gemini = await GeminiEmulator.StartAsync();
        _client = new(_gemini);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _gemini.DisposeAsync();
    }

    [TestCase("""{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"model":"x"}""", "Unknown name \"model\"")]
    [TestCase(
        """{"contents":[{"role":"user","parts":[{"text":"Hi","txt":1}]}]}""",
        "Unknown name \"txt\" at 'contents[0].parts[0]'")]
    [TestCase(
        """{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"maxTokens":1}}""",
        "Unknown name \"maxTokens\" at 'generationConfig'")]
    [TestCase(
        """{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"responseSchema":{"properties":{"a":{"const":"x"}}}}}""",
        "Unknown name \"const\"")]
    [TestCase(
        """{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"responseSchema":{"additionalProperties":false}}}""",
        "Unknown name \"additionalProperties\"")]
    [TestCase(
        """{"contents":[{"parts":[{"text":"Hi"}]}],"safetySettings":[{"category":"A","threshold":"OFF","method":"SEVERITY"}]}""",
        "Unknown name \"method\"")]
    [TestCase(
        """{"contents":[{"parts":[{"text":"Hi"}]}],"safetySettings":[{"category":"A"},{"category":"A"}]}""",
        "Duplicate")]
    [TestCase("""{"contents":[]}""", "contents is not specified")]
    [TestCase("{}", "contents is not specified")]
    [TestCase("[]", "Expected an object")]
    [TestCase("{", "Invalid JSON payload")]
    [TestCase("", "Invalid JSON payload")]
    [TestCase("""{"contents":[{"role":"user"}]}""", "parts must not be empty")]
    [TestCase("""{"contents":[{"role":"user","parts":[{"text":""}]}]}""", "parts must not be empty")]
    [TestCase("""{"contents":[{"role":"user","parts":["Hi"]}]}""", "wrong type")]
    [TestCase("""{"contents":[{"role":7,"parts":[{"text":"Hi"}]}]}""", "wrong type")]
    [TestCase("""{"contents":[{"role":"system","parts":[{"text":"Hi"}]}]}""", "valid role")]
    [TestCase(
        """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hi"}]}]}""",
        "ends with a user role")]
    [TestCase(
        """{"contents":[{"parts":[{"inlineData":{"mimeType":"application/octet-stream","data":"QQ=="}}]}]}""",
        "Unsupported MIME type")]
    [TestCase("""{"contents":[{"parts":[{"inlineData":{"mimeType":"image/png","data":"***"}}]}]}""", "TYPE_BYTES")]
    [TestCase(
        """{"contents":[{"parts":[{"text":"Hi"}]}],"systemInstruction":{"parts":[{"fileData":{"fileUri":"x"}}]}}""",
        "text only")]
    public async Task Generate_WhenTheRequestIsWrong_IsRefused(string json, string message)
    {
        using var response = await _client.PostAsync(GeminiApiClient.Generate, json);
        var error = (await BodyAsync(response)).GetProperty("error");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error.GetProperty("status").GetString(), Is.EqualTo("INVALID_ARGUMENT"));
        Assert.That(error.GetProperty("message").GetString(), Does.Contain(message));
    }

    [TestCase("""{"temperature":2.5}""", GeminiApiClient.Generate, 400)]
    [TestCase("""{"temperature":2}""", GeminiApiClient.Generate, 200)]
    [TestCase("""{"temperature":"hot"}""", GeminiApiClient.Generate, 400)]
    [TestCase("""{"maxOutputTokens":0}""", GeminiApiClient.Generate, 400)]
    [TestCase("""{"stopSequences":["1","2","3","4","5","6"]}""", GeminiApiClient.Generate, 400)]
    [TestCase("""{"responseJsonSchema":{"type":"object"}}""", GeminiApiClient.Generate, 400)]
    [TestCase(
        """{"responseMimeType":"application/json","responseSchema":{},"responseJsonSchema":{}}""",
        GeminiApiClient.Generate, 400)]
    [TestCase(
        """{"responseMimeType":"application/json","responseJsonSchema":{"type":"object","const":1}}""",
        GeminiApiClient.Generate, 200)]
    [TestCase("""{"presencePenalty":0.1}""", GeminiApiClient.Generate, 200)]
    [TestCase("""{"presencePenalty":0.1}""", Third, 400)]
    [TestCase("""{"candidateCount":2}""", Third, 400)]
    [TestCase("""{"thinkingConfig":{"thinkingBudget":0}}""", GeminiApiClient.Generate, 200)]
    [TestCase("""{"thinkingConfig":{"thinkingBudget":30000}}""", GeminiApiClient.Generate, 400)]
    [TestCase("""{"thinkingConfig":{"thinkingLevel":"LOW"}}""", GeminiApiClient.Generate, 400)]
    [TestCase("""{"thinkingConfig":{"thinkingLevel":"LOW"}}""", Third, 200)]
    [TestCase("""{"thinkingConfig":{"thinkingLevel":"OFF"}}""", Third, 400)]
    [TestCase("""{"thinkingConfig":{"thinkingLevel":"LOW","thinkingBudget":0}}""", Third, 400)]
    public async Task Generate_ChecksSettingsByFamily(string config, string path, int status)
    {
        using var response = await _client.PostAsync(path, $$"""{ "contents": [{{Hi}}], "generationConfig": {{config}} }""");

        Assert.That((int)response.StatusCode, Is.EqualTo(status), await response.Content.ReadAsStringAsync());
    }

    [TestCase(GeminiApiClient.Generate, 400)]
    [TestCase(Third, 200)]
    public async Task Generate_WithToolsAndJson_DependsOnTheFamily(string path, int status)
    {
        using var response = await _client.PostAsync(path, $$"""
            {"contents":[{{Hi}}],"tools":[{"functionDeclarations":[{"name":"f","description":"d"}]}],
             "generationConfig":{"responseMimeType":"application/json"} }
            """);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Generate_WhenTheModelSpokeLast_IsRefusedInTheWordsOfTheFamily()
    {
        using var response = await _client.PostAsync(
            Third, $$"""{"contents":[{{Hi}},{"role":"model","parts":[{"text":"x"}]}]}""");

        Assert.That(
            (await BodyAsync(response)).GetProperty("error").GetProperty("message").GetString(),
            Is.EqualTo("Requests ending with a model turn are not supported."));
    }

    [TestCase($"[{Hi},{Hi}]", 400)]
    [TestCase("""[{"role":"model","parts":[{"text":"x"}]},{"role":"user","parts":[{"text":"x"}]}]""", 400)]
    [TestCase($$"""[{{Hi}},{"role":"model","parts":[{"text":"x"}]},{{Hi}}]""", 200)]
    public async Task Generate_WithStrictTurns_WantsThemToAlternate(string contents, int status)
    {
        await using var strict = await GeminiEmulator.StartAsync(new() { StrictTurns = true });
        using var client = new GeminiApiClient(strict);

        using var response = await client.PostAsync(GeminiApiClient.Generate, $$"""{"contents":{{contents}} }""");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Generate_TakesMegabytesOfMedia()
    {
        var data = Convert.ToBase64String(new byte[4_000_000]);

        using var response = await _client.PostAsync(
            GeminiApiClient.Generate,
            $$"""{"contents":[{"parts":[{"inlineData":{"mimeType":"image/png","data":"{{data}}"} }]}]}""");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync())).RootElement;
}
