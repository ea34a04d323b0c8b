namespace CryptoLock.Application.Prompts;

/// <summary>What the prompt asks of the model. What a model family does not accept is left out of the request.</summary>
/// <param name="Temperature">0 to 2; null leaves it to the model.</param>
/// <param name="TopP">0 to 1; null leaves it to the model.</param>
/// <param name="MaxOutputTokens">Longest answer in tokens, thinking not counted; from 1.</param>
/// <param name="ThinkingBudget">Tokens for thinking: 0 switches it off where the model allows, -1 leaves it to the model.</param>
public sealed record GenerationSettings(double? Temperature, double? TopP, int MaxOutputTokens, int ThinkingBudget);
