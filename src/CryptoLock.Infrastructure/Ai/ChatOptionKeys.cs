using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai;

/// <summary>Our keys in the additional properties of Microsoft.Extensions.AI.</summary>
internal static class ChatOptionKeys
{
    /// <summary>
    /// In <see cref="ChatOptions"/>, an <see cref="int"/>: tokens for thinking; 0 for none, -1 leaves it to the model. A provider that
    /// knows it follows it rather than <see cref="ChatOptions.Reasoning"/>.
    /// </summary>
    public const string ThinkingBudget = "thinking_budget";

    /// <summary>In <see cref="ChatResponse"/>, a string: why the model stopped, in the provider's word, lower case.</summary>
    public const string FinishReason = "finish_reason";
}
