using System.Text.Json;
using CryptoLock.Infrastructure.Ai;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>What a caller of our client says to make the request of each recorded scenario that is ours.</summary>
internal static class CaptureScenarios
{
    private const string Rules =
        "You are the sales assistant of Example Co. Answer only from the documentation. Reply in the language of the customer.";

    private const string Signature = "RkFLRS1TSUdOQVRVUkU=";

    private static readonly (string, string?)[] Vertex =
        [("Vertex:ProjectId", "fake-project"), ("Vertex:Location", "us-central1"), ("ApiVersion", "v1beta1")];

    private static readonly AITool PriceTool = AIFunctionFactory.CreateDeclaration("get_price", "Price of a product in EUR.", Json(
        """
        {"type":"object","properties":{"sku":{"type":"string","description":"Product code"},"qty":{"type":"integer"}},
        "required":["sku"]}
        """));

    /// <summary>Scenarios that are deliberately not ours, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotOurs { get; } = new Dictionary<string, string>
    {
        ["05"] = "we drop the parameters of a media type, which the SDK passes on",
        ["22"] = "countTokens: the last answer's usage tells what we need to know",
        ["23"] = "countTokens, refused by the SDK itself",
        ["36"] = "countTokens on Vertex AI",
        ["37"] = "explicit caches: implicit caching is enough for our sizes",
        ["38"] = "labels on the Developer API, which does not document them: we send them on Vertex AI only",
        ["61"] = "turns that do not alternate: we merge them",
        ["62"] = "refused by the SDK itself; no request",
        ["66"] = "file upload: media travel inline",
    };

    public static IReadOnlyList<Scenario> Ours { get; } =
    [
        new("01")
        {
            Messages = [User("Hello"), Model("Hello! How can I help?"), User("Entregam em Lisboa?")],
            Options = new()
            {
                Instructions = Rules, Temperature = 0.2f, TopP = 0.9f, MaxOutputTokens = 800, StopSequences = ["<END>"], Seed = 7,
                RawRepresentationFactory = _ => new GenerateContentRequest { GenerationConfig = new() { CandidateCount = 1 } },
            },
        },
        new("02"),
        new("03")
        {
            Messages = [User(
                Data("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "image/png"),
                new TextContent("What is in this picture?"))],
        },
        new("04")
        {
            Messages = [User(
                Data("T2dnUwACAAAAAAAAAADSBAAAAAAAAAAAAAABE09wdXNIZWFkAQE4AYA+AAAAAAA=", "audio/ogg; codecs=opus"),
                new TextContent("Transcribe and answer."))],
        },
        new("06")
        {
            Messages = [User(
                Data(
                    "JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbMyAwIFJd"
                    + "L0NvdW50IDE+PmVuZG9iagozIDAgb2JqPDwvVHlwZS9QYWdlL1BhcmVudCAyIDAgUi9NZWRpYUJveFswIDAgNzIgNzJdPj5lbmRvYmoKdHJhaWxl"
                    + "cjw8L1Jvb3QgMSAwIFI+PgolJUVPRgo=",
                    "application/pdf"),
                new TextContent("Summarise."))],
        },
        new("07")
        {
            Messages = [User(
                new UriContent("https://generativelanguage.googleapis.com/v1beta/files/fake-file-id", "application/pdf"),
                new TextContent("Summarise."))],
        },
        Story("08"),
        Story("09") with { Options = new() { Reasoning = new() { Output = ReasoningOutput.Full } } },
        Story("10"),
        Story("11"),
        Story("12"),
        Story("13"),
        new("14")
        {
            Messages = [User("Quanto custam dois A-1?")],
            Options = new() { Instructions = Rules, Tools = [PriceTool], ToolMode = ChatToolMode.Auto },
        },
        new("14", 1)
        {
            Messages =
            [
                User("Quanto custam dois A-1?"),
                Model(Call("call_0001", """{"sku":"A-1","qty":2}"""), Signed(Signature)),
                new(ChatRole.Tool, [new FunctionResultContent("call_0001", Json("""{"price":10,"currency":"EUR"}"""))]),
            ],
            Options = new() { Instructions = Rules, Tools = [PriceTool], ToolMode = ChatToolMode.Auto },
        },
        new("15")
        {
            Messages = [User("x")],
            Options = new()
            {
                Tools = [AIFunctionFactory.CreateDeclaration("get_price", "Price", Json(
                    """{"type":"object","properties":{"sku":{"type":"string"}},"required":["sku"],"additionalProperties":false}"""))],
                ToolMode = ChatToolMode.RequireSpecific("get_price"),
            },
        },
        new("16")
        {
            Messages = [User("Olá")],
            Options = Raw(new()
            {
                GenerationConfig = new()
                {
                    ResponseMimeType = "application/json",
                    ResponseSchema = Json(
                        """
                        {"type":"OBJECT","properties":{"reply":{"type":"STRING"},"language":{"type":"STRING","enum":["pt","en"]},
                        "handoff":{"type":"BOOLEAN"},"lead":{"type":"OBJECT","nullable":true,"properties":{
                        "name":{"type":"STRING","nullable":true},"email":{"type":"STRING","nullable":true}}}},
                        "required":["reply","language","handoff"],"propertyOrdering":["language","reply","handoff","lead"]}
                        """),
                },
            }),
        },
        new("17")
        {
            Options = new()
            {
                ResponseFormat = ChatResponseFormat.ForJsonSchema(Json(
                    """
                    {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{
                    "language":{"type":"string","enum":["pt","en"]},"reply":{"type":"string"},"handoff":{"type":"boolean"},
                    "email":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null}},
                    "required":["language","reply","handoff"],"additionalProperties":false}
                    """)),
            },
        },
        new("18") { Messages = [User("2+2?")], Options = new() { Reasoning = new() { Effort = ReasoningEffort.None } } },
        new("19")
        {
            Messages = [User("2+2?")],
            Options = new()
            {
                Reasoning = new() { Output = ReasoningOutput.Summary },
                AdditionalProperties = new() { [ChatOptionKeys.ThinkingBudget] = 512 },
            },
        },
        new("20")
        {
            Messages = [User("2+2?")],
            Options = new()
            {
                // The family ignores or refuses these, so they stay at home.
                ModelId = "gemini-3.5-flash-lite",
                Temperature = 0.2f, TopP = 0.9f, TopK = 40, FrequencyPenalty = 0.1f, PresencePenalty = 0.1f,
                Reasoning = new() { Effort = ReasoningEffort.None },
            },
        },
        new("21")
        {
            Settings =
            [
                ("SafetySettings:HARM_CATEGORY_HARASSMENT", "BLOCK_ONLY_HIGH"),
                ("SafetySettings:HARM_CATEGORY_HATE_SPEECH", "BLOCK_ONLY_HIGH"),
                ("SafetySettings:HARM_CATEGORY_SEXUALLY_EXPLICIT", "BLOCK_ONLY_HIGH"),
                ("SafetySettings:HARM_CATEGORY_DANGEROUS_CONTENT", "BLOCK_ONLY_HIGH"),
            ],
        },
        new("24", 1) { Messages = [User("Question?")], Options = Raw(new() { CachedContent = "cachedContents/fake-cache-id" }) },
        new("30")
        {
            Settings = [.. Vertex, ("Labels:app", "sales-bot"), ("Labels:env", "test")],
            Messages = [User("Olá")],
            Options = new()
            {
                Instructions = Rules, Temperature = 0.2f, MaxOutputTokens = 100, Reasoning = new() { Effort = ReasoningEffort.None },
                RawRepresentationFactory = _ => new GenerateContentRequest
                {
                    SafetySettings = [new("HARM_CATEGORY_HARASSMENT", "BLOCK_ONLY_HIGH", "SEVERITY")],
                },
            },
        },
        Story("31") with { Settings = Vertex },
        new("32") { Settings = [("Vertex:ProjectId", "fake-project"), ("ApiVersion", "v1beta1")] },
        new("33") { Settings = [("Vertex:ProjectId", "fake-project"), ("Vertex:Location", "eu"), ("ApiVersion", "v1beta1")] },
        new("34") { Settings = [("Vertex:ExpressMode", "true"), ("ApiVersion", "v1beta1")] },
        new("35") { Settings = [("Vertex:ProjectId", "fake-project"), ("Vertex:Location", "us-central1")] },
        new("39") { Settings = [("ApiVersion", "v1")], Options = new() { Instructions = Rules } },
        new("40"),
        new("41"),
        new("42"),
        new("43"),
        new("44"),
        new("45") { Settings = [("AttemptTimeout", "00:00:31")] },
        new("50"),
        new("51") { Options = new() { MaxOutputTokens = 100 } },
        new("52"),
        new("53"),
        new("54") { Options = new() { Tools = [PriceTool] } },
        new("55"),
        new("56"),
        new("60") { Messages = [User("first")], Options = new() { Instructions = Rules } },
        new("60", 1) { Messages = [User("second")], Options = new() { Instructions = Rules } },
        new("60", 2)
        {
            Messages = [User("second"), Model("Second answer"), User("third")],
            Options = new() { Instructions = Rules },
        },
        new("63")
        {
            Options = new()
            {
                TopK = 40, PresencePenalty = 0.1f, FrequencyPenalty = 0.1f,
                RawRepresentationFactory = _ => new GenerateContentRequest
                {
                    ServiceTier = "flex",
                    GenerationConfig = new()
                    {
                        ResponseLogprobs = true, Logprobs = 2, ResponseModalities = ["TEXT"], MediaResolution = "MEDIA_RESOLUTION_LOW",
                    },
                },
            },
        },
        new("64")
        {
            Messages =
            [
                User("Prices of A-1 and B-2?"),
                Model(Call("call_0001", """{"sku":"A-1"}"""), Signed(Signature), Call("call_0002", """{"sku":"B-2"}""")),
                new(ChatRole.Tool, [new FunctionResultContent("call_0001", 10)]),
                new(ChatRole.Tool,
                    [new FunctionResultContent("call_0002", "unknown sku") { Exception = new InvalidOperationException() }]),
            ],
            Options = new() { Tools = [PriceTool] },
        },
        Story("65") with { Options = new() { Tools = [PriceTool] } },
    ];

    private static Scenario Story(string capture) => new(capture) { IsStream = true, Messages = [User("Tell a short story.")] };

    private static ChatMessage User(string text) => new(ChatRole.User, text);

    private static ChatMessage User(params AIContent[] contents) => new(ChatRole.User, contents);

    private static ChatMessage Model(string text) => new(ChatRole.Assistant, text);

    private static ChatMessage Model(params AIContent[] contents) => new(ChatRole.Assistant, contents);

    private static DataContent Data(string base64, string mediaType) => new(Convert.FromBase64String(base64), mediaType);

    private static FunctionCallContent Call(string id, string arguments) =>
        new(id, "get_price", Json(arguments).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value));

    private static TextReasoningContent Signed(string signature) => new("") { ProtectedData = signature };

    private static ChatOptions Raw(GenerateContentRequest request) => new() { RawRepresentationFactory = _ => request };

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}

/// <summary>How to make one recorded request.</summary>
internal sealed record Scenario(string Capture, int Exchange = 0)
{
    public (string Key, string? Value)[] Settings { get; init; } = [];

    public IReadOnlyList<ChatMessage> Messages { get; init; } = [new(ChatRole.User, "Hi")];

    public ChatOptions? Options { get; init; }

    public bool IsStream { get; init; }

    public override string ToString() => $"{Capture}[{Exchange}]";
}
