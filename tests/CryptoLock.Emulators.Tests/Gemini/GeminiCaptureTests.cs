using System.Text.Json;
using CryptoLock.Emulators.Gemini;

namespace CryptoLock.Emulators.Tests.Gemini;

/// <summary>
/// Replays recorded requests. Every property of the response that was served then is in the emulator's, in its type; the
/// emulator may say more, but only what the API documents.
/// </summary>
[TestFixture]
internal sealed class GeminiCaptureTests
{
    private static readonly string[] Documented =
    [
        "$.usageMetadata.promptTokensDetails:Array",
        "$.usageMetadata.promptTokensDetails[]:Object",
        "$.usageMetadata.promptTokensDetails[].modality:String",
        "$.usageMetadata.promptTokensDetails[].tokenCount:Number",
        "$.usageMetadata.candidatesTokenCount:Number",
        "$.usageMetadata.trafficType:String",
        "$.createTime:String",
        "$.responseId:String",
        "$.displayName:String",
        "$.supportedGenerationMethods:Array",
        "$.supportedGenerationMethods[]:String",
        "$.promptTokensDetails:Array",
        "$.promptTokensDetails[]:Object",
        "$.promptTokensDetails[].modality:String",
        "$.promptTokensDetails[].tokenCount:Number",
    ];

    private static readonly string[] AlsoWhenCalling =
    [
        "$.usageMetadata.thoughtsTokenCount:Number",
        "$.candidates[].content.parts[].functionCall.args.qty:Number",
    ];

    private static readonly GeminiAnswer Call = new(string.Empty)
    {
        FunctionCalls = [new("get_price", JsonDocument.Parse("""{"sku":"A-1","qty":2}""").RootElement)],
        ThoughtTokens = 30,
    };

    [TestCase("01-generate-system-history")]
    [TestCase("02-generate-string-contents")]
    [TestCase("03-inline-image")]
    [TestCase("04-inline-audio-ogg")]
    [TestCase("05-inline-audio-ogg-codecs-param")]
    [TestCase("06-inline-pdf")]
    [TestCase("07-file-data")]
    [TestCase("08-stream-sse")]
    [TestCase("16-structured-output-responseSchema")]
    [TestCase("17-structured-output-responseJsonSchema")]
    [TestCase("18-thinking-budget-zero")]
    [TestCase("19-thinking-include-thoughts")]
    [TestCase("20-thinking-level-gemini3")]
    [TestCase("21-safety-settings")]
    [TestCase("22-count-tokens")]
    [TestCase("25-models-list-and-get")]
    [TestCase("30-vertex-regional")]
    [TestCase("31-vertex-stream")]
    [TestCase("32-vertex-global")]
    [TestCase("33-vertex-multiregion-eu")]
    [TestCase("34-vertex-express-api-key")]
    [TestCase("35-vertex-v1")]
    [TestCase("36-vertex-count-tokens")]
    [TestCase("38-dev-labels")]
    [TestCase("39-dev-v1")]
    [TestCase("45-timeout-header")]
    [TestCase("61-generate-consecutive-user-turns")]
    [TestCase("63-other-generation-options")]
    [TestCase("64-parallel-function-calls")]
    public async Task Replay_OfAGoodRequest_AnswersInTheSameShape(string capture)
    {
        await using var gemini = await GeminiEmulator.StartAsync();

        await AssertShapeAsync(gemini, GeminiCapture.ReadAll(capture));
    }

    [TestCase("10-stream-error-mid-stream-bare-json", "stream-error")]
    [TestCase("11-stream-error-mid-stream-data-event", "stream-error-event")]
    [TestCase("13-stream-http-404", "model-gone")]
    [TestCase("40-error-429-default-no-retry", "rate-limited=2s")]
    [TestCase("42-error-503-with-retryOptions", "unavailable")]
    [TestCase("43-error-400-api-key-invalid", "invalid-key")]
    [TestCase("50-prompt-blocked", "prompt-blocked")]
    [TestCase("51-max-tokens-thinking-ate-all", "max-tokens")]
    [TestCase("52-candidate-safety", "safety")]
    [TestCase("53-stop-empty-text", "empty")]
    [TestCase("54-malformed-function-call", "malformed-function-call")]
    [TestCase("55-empty-object", "empty-object")]
    [TestCase("56-unknown-finish-reason", "unknown-finish-reason")]
    public async Task Replay_UnderAFault_AnswersInTheSameShape(string capture, string fault)
    {
        await using var gemini = await GeminiEmulator.StartAsync();
        gemini.Arm([fault], seed: 0);

        await AssertShapeAsync(gemini, GeminiCapture.ReadAll(capture));
    }

    [TestCase("14-function-call-round-trip")]
    [TestCase("15-function-call-modes")]
    [TestCase("65-stream-function-call")]
    public async Task Replay_WhenTheModelCallsAFunction_AnswersInTheSameShape(string capture)
    {
        await using var gemini = await GeminiEmulator.StartAsync();
        gemini.RespondWith(request => request.Turns.Count == 1 ? Call : new GeminiAnswer("São 20 EUR."));

        await AssertShapeAsync(gemini, GeminiCapture.ReadAll(capture), AlsoWhenCalling);
    }

    [Test]
    public async Task Replay_OfAStreamWithThoughts_AnswersInTheSameShape()
    {
        await using var gemini = await GeminiEmulator.StartAsync();

        await AssertShapeAsync(gemini, GeminiCapture.ReadAll("09-stream-empty-final-chunk"));
    }

    [Test]
    public async Task Replay_UnderHtml_AnswersAPage()
    {
        await using var gemini = await GeminiEmulator.StartAsync();
        gemini.Arm(["html"], seed: 0);
        var capture = GeminiCapture.ReadAll("44-error-html-body").Single();

        using var response = await SendAsync(gemini, capture);

        Assert.That((int)response.StatusCode, Is.EqualTo(capture.Status));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo(capture.ContentType));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("<!DOCTYPE html>"));
    }

    private static async Task AssertShapeAsync(
        GeminiEmulator gemini, IEnumerable<GeminiCapture> captures, params string[] alsoAllowed)
    {
        foreach (var capture in captures)
        {
            using var response = await SendAsync(gemini, capture);
            var text = await response.Content.ReadAsStringAsync();

            var served = JsonShape.Of(capture.Documents);
            var answered = JsonShape.Of(GeminiCapture.Read(text));
            Assert.Multiple(() =>
            {
                Assert.That((int)response.StatusCode, Is.EqualTo(capture.Status), text);
                Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo(capture.ContentType).IgnoreCase);
                Assert.That(served.Except(answered), Is.Empty, "missing");
                Assert.That(answered.Except(served).Except(Documented).Except(alsoAllowed), Is.Empty, "unknown");
            });
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(GeminiEmulator gemini, GeminiCapture capture)
    {
        using var client = new GeminiApiClient(gemini);
        return capture.Method == "GET" ? await client.GetAsync(capture.Path) : await client.PostAsync(capture.Path, capture.Body);
    }
}
