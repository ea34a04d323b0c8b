using System.Text.Json;
using System.Text.Json.Serialization;

namespace CryptoLock.Infrastructure.Ai.Gemini;

internal sealed record GenerateContentRequest
{
    public IReadOnlyList<GeminiContent>? Contents { get; init; }
    public GeminiContent? SystemInstruction { get; init; }
    public GeminiGenerationConfig? GenerationConfig { get; init; }
    public IReadOnlyList<GeminiSafetySetting>? SafetySettings { get; init; }
    public IReadOnlyList<GeminiTool>? Tools { get; init; }
    public GeminiToolConfig? ToolConfig { get; init; }
    public string? CachedContent { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public string? ServiceTier { get; init; }
}

internal sealed record GeminiContent(string Role, IReadOnlyList<GeminiPart> Parts);

internal sealed record GeminiPart
{
    public string? Text { get; init; }

    public GeminiBlob? InlineData { get; init; }
    public GeminiFileData? FileData { get; init; }
    public GeminiFunctionCall? FunctionCall { get; init; }
    public GeminiFunctionResponse? FunctionResponse { get; init; }
    public string? ThoughtSignature { get; init; }
}

// Bytes, because a string member would have every '+' of its base64 escaped.
internal sealed record GeminiBlob(string MimeType, ReadOnlyMemory<byte> Data);

internal sealed record GeminiFileData(string? MimeType, string FileUri);

internal sealed record GeminiFunctionCall(string? Id, string? Name, JsonElement? Args);

internal sealed record GeminiFunctionResponse(string? Id, string Name, GeminiFunctionResult Response);

internal sealed record GeminiFunctionResult(JsonElement? Output, JsonElement? Error);

internal sealed record GeminiGenerationConfig
{
    public float? Temperature { get; init; }
    public float? TopP { get; init; }
    public int? TopK { get; init; }
    public int? CandidateCount { get; init; }
    public int? MaxOutputTokens { get; init; }
    public IReadOnlyList<string>? StopSequences { get; init; }
    public int? Seed { get; init; }
    public float? PresencePenalty { get; init; }
    public float? FrequencyPenalty { get; init; }
    public bool? ResponseLogprobs { get; init; }
    public int? Logprobs { get; init; }
    public string? ResponseMimeType { get; init; }
    public JsonElement? ResponseSchema { get; init; }
    public JsonElement? ResponseJsonSchema { get; init; }
    public IReadOnlyList<string>? ResponseModalities { get; init; }
    public string? MediaResolution { get; init; }
    public GeminiThinkingConfig? ThinkingConfig { get; init; }
}

internal sealed record GeminiThinkingConfig
{
    public int? ThinkingBudget { get; init; }
    public string? ThinkingLevel { get; init; }
    public bool? IncludeThoughts { get; init; }
}

internal sealed record GeminiSafetySetting(string Category, string Threshold, string? Method = null);

internal sealed record GeminiTool(IReadOnlyList<GeminiFunctionDeclaration> FunctionDeclarations);

internal sealed record GeminiFunctionDeclaration(string Name, string? Description, JsonElement? ParametersJsonSchema);

internal sealed record GeminiToolConfig(GeminiFunctionCallingConfig FunctionCallingConfig);

internal sealed record GeminiFunctionCallingConfig(string Mode, IReadOnlyList<string>? AllowedFunctionNames = null);

// Google leaves out whatever has its default value, so that everything it sends may be missing.
internal sealed record GenerateContentResponse
{
    public IReadOnlyList<GeminiCandidate>? Candidates { get; init; }
    public GeminiPromptFeedback? PromptFeedback { get; init; }
    public GeminiUsageMetadata? UsageMetadata { get; init; }
    public string? ModelVersion { get; init; }
    public string? ResponseId { get; init; }
    public string? CreateTime { get; init; }
    public GeminiModelStatus? ModelStatus { get; init; }
    public GeminiError? Error { get; init; }
}

internal sealed record GeminiCandidate
{
    public GeminiCandidateContent? Content { get; init; }
    public string? FinishReason { get; init; }
}

internal sealed record GeminiCandidateContent(IReadOnlyList<GeminiCandidatePart>? Parts);

internal sealed record GeminiCandidatePart
{
    public string? Text { get; init; }
    public bool? Thought { get; init; }

    // Text, because it may be URL-safe base64, which byte members cannot read.
    public string? ThoughtSignature { get; init; }
    public GeminiFunctionCall? FunctionCall { get; init; }
}

internal sealed record GeminiPromptFeedback(string? BlockReason);

internal sealed record GeminiUsageMetadata
{
    public long? PromptTokenCount { get; init; }
    public long? CandidatesTokenCount { get; init; }
    public long? ThoughtsTokenCount { get; init; }
    public long? ToolUsePromptTokenCount { get; init; }
    public long? CachedContentTokenCount { get; init; }
    public long? TotalTokenCount { get; init; }
    public IReadOnlyList<GeminiModalityCount>? PromptTokensDetails { get; init; }
}

internal sealed record GeminiModalityCount(string? Modality, long? TokenCount);

internal sealed record GeminiModelStatus(string? ModelStage, string? RetirementTime);

internal sealed record GeminiModelInfo(string? Name);

internal sealed record GeminiErrorBody(GeminiError? Error);

internal sealed record GeminiError(int? Code, string? Message, string? Status, IReadOnlyList<GeminiErrorDetail>? Details);

internal sealed record GeminiErrorDetail
{
    [JsonPropertyName("@type")]
    public string? Type { get; init; }
    public string? Reason { get; init; }
    public string? RetryDelay { get; init; }
    public IReadOnlyList<GeminiQuotaViolation>? Violations { get; init; }
    public IReadOnlyList<GeminiFieldViolation>? FieldViolations { get; init; }
}

internal sealed record GeminiQuotaViolation(string? QuotaId);

internal sealed record GeminiFieldViolation(string? Field);
