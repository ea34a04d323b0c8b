using System.Diagnostics.CodeAnalysis;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>How a reply of the assistant was made.</summary>
public sealed record OriginResponse
{
    /// <summary>What wrote it, such as <c>gemini</c> or <c>documentation</c>.</summary>
    /// <example>gemini</example>
    public required string Responder { get; init; }

    /// <summary>Name of the prompt.</summary>
    /// <example>cryptolock_atendente_v1</example>
    public required string PromptName { get; init; }

    /// <summary>Hash of the prompt and its documents; changes when any of them does.</summary>
    /// <example>9f2c4e5d7a1b</example>
    public required string PromptHash { get; init; }

    /// <summary>The model that was asked; null when no model was.</summary>
    /// <example>gemini-2.5-flash</example>
    public required string? ModelAsked { get; init; }

    /// <summary>The model that really answered; null when unknown.</summary>
    /// <example>gemini-2.5-flash</example>
    public required string? ModelUsed { get; init; }

    /// <summary>Tokens read, cached ones included; null when unknown.</summary>
    /// <example>1840</example>
    public required long? InputTokens { get; init; }

    /// <summary>The part of the tokens read that came from the provider's cache; null when unknown.</summary>
    /// <example>1024</example>
    public required long? CachedTokens { get; init; }

    /// <summary>Tokens written, thinking included; null when unknown.</summary>
    /// <example>96</example>
    public required long? OutputTokens { get; init; }

    /// <summary>Price in US dollars by the configured price list; null when unknown.</summary>
    /// <example>0.000792</example>
    public required decimal? CostUsd { get; init; }

    /// <summary>Time from asking to the complete answer, in milliseconds.</summary>
    /// <example>812.5</example>
    public required double LatencyMilliseconds { get; init; }

    /// <summary>Why the model stopped, in the provider's lower-case word; null when unknown.</summary>
    /// <example>stop</example>
    public required string? FinishReason { get; init; }

    /// <summary>Names of the tools called, in order; empty when none was.</summary>
    public required IReadOnlyList<string> ToolsCalled { get; init; }

    [return: NotNullIfNotNull(nameof(origin))]
    internal static OriginResponse? From(ReplyOrigin? origin) => origin is null ? null : new()
    {
        Responder = origin.Responder,
        PromptName = origin.PromptName,
        PromptHash = origin.PromptHash,
        ModelAsked = origin.ModelAsked,
        ModelUsed = origin.ModelUsed,
        InputTokens = origin.InputTokens,
        CachedTokens = origin.CachedTokens,
        OutputTokens = origin.OutputTokens,
        CostUsd = origin.CostUsd,
        LatencyMilliseconds = origin.Latency.TotalMilliseconds,
        FinishReason = origin.FinishReason,
        ToolsCalled = origin.ToolsCalled,
    };
}
