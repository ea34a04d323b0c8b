using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Token counts. Google counts thinking beside the answer; Microsoft.Extensions.AI inside the output.</summary>
internal static class GeminiUsage
{
    /// <summary>The part of the input that was audio, in <see cref="UsageDetails.AdditionalCounts"/>.</summary>
    public const string AudioInput = "audio_input_tokens";

    public static UsageDetails? Read(GeminiUsageMetadata? usage)
    {
        if (usage is null)
        {
            return null;
        }

        var details = new UsageDetails
        {
            InputTokenCount = (usage.PromptTokenCount ?? 0) + (usage.ToolUsePromptTokenCount ?? 0),
            CachedInputTokenCount = usage.CachedContentTokenCount ?? 0,
            OutputTokenCount = (usage.CandidatesTokenCount ?? 0) + (usage.ThoughtsTokenCount ?? 0),
            ReasoningTokenCount = usage.ThoughtsTokenCount ?? 0,
        };
        details.TotalTokenCount = usage.TotalTokenCount ?? (details.InputTokenCount + details.OutputTokenCount);
        var audio = usage.PromptTokensDetails?.Where(d => d.Modality == "AUDIO").Sum(d => d.TokenCount) ?? 0;
        if (audio > 0)
        {
            details.AdditionalCounts = new() { [AudioInput] = audio };
        }

        return details;
    }
}
