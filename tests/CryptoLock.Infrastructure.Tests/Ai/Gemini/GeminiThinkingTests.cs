using CryptoLock.Infrastructure.Ai;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiThinkingTests
{
    [TestCase("gemini-2.5-flash", 0, 0, null)]
    [TestCase("gemini-2.5-flash", -1, -1, null)]
    [TestCase("gemini-2.5-flash", 700, 700, null)]
    [TestCase("gemini-2.5-flash", 99_999, 24_576, null)]
    [TestCase("gemini-2.5-flash-lite", 0, 0, null)]
    [TestCase("gemini-2.5-flash-lite", 100, 512, null)]
    [TestCase("gemini-2.5-pro", 0, 128, null)]
    [TestCase("gemini-3.5-flash-lite", 0, null, "MINIMAL")]
    [TestCase("gemini-3.5-flash-lite", 1_024, null, "LOW")]
    [TestCase("gemini-3.5-flash-lite", 8_192, null, "MEDIUM")]
    [TestCase("gemini-3.8-flash", 20_000, null, "HIGH")]
    [TestCase("gemini-3.1-pro", 0, null, "LOW")]
    [TestCase("gemini-flash-latest", 0, null, "MINIMAL")]
    public void Write_WithBudget_SaysItAsTheFamilyWants(string model, int budget, int? expectedBudget, string? level)
    {
        var options = new ChatOptions { AdditionalProperties = new() { [ChatOptionKeys.ThinkingBudget] = budget } };

        var config = GeminiThinking.Write(options, GeminiModelFamily.Of(model));

        Assert.That((config?.ThinkingBudget, config?.ThinkingLevel), Is.EqualTo((expectedBudget, level)));
    }

    [TestCase("gemini-3.5-flash-lite", -1)]
    [TestCase("gemini-2.0-flash", 0)]
    [TestCase("some-other-model", 0)]
    public void Write_WhereThereIsNothingToSay_IsNothing(string model, int budget)
    {
        var options = new ChatOptions { AdditionalProperties = new() { [ChatOptionKeys.ThinkingBudget] = budget } };

        Assert.That(GeminiThinking.Write(options, GeminiModelFamily.Of(model)), Is.Null);
    }

    [TestCase(ReasoningEffort.None, 0, "MINIMAL")]
    [TestCase(ReasoningEffort.Low, 1_024, "LOW")]
    [TestCase(ReasoningEffort.Medium, 8_192, "MEDIUM")]
    [TestCase(ReasoningEffort.High, 24_576, "HIGH")]
    [TestCase(ReasoningEffort.ExtraHigh, 24_576, "HIGH")]
    public void Write_WithEffort_SaysItInBothFamilies(ReasoningEffort effort, int budget, string level)
    {
        var options = new ChatOptions { Reasoning = new() { Effort = effort } };

        Assert.That(GeminiThinking.Write(options, GeminiModelFamily.Of("gemini-2.5-flash"))?.ThinkingBudget, Is.EqualTo(budget));
        Assert.That(GeminiThinking.Write(options, GeminiModelFamily.Of("gemini-3.5-flash-lite"))?.ThinkingLevel, Is.EqualTo(level));
    }

    [TestCase("gemini-2.5-flash", false)]
    [TestCase("gemini-3.5-flash-lite", true)]
    public async Task Request_WithToolsAndJson_HasBothOnlyWhereTheyGoTogether(string model, bool hasBoth)
    {
        await using var host = new GeminiHost().Serve("02");

        await host.Client.GetResponseAsync(new ChatMessage(ChatRole.User, "a"), new()
        {
            ModelId = model,
            Tools = [AIFunctionFactory.Create(() => 1, "one")],
            ResponseFormat = ChatResponseFormat.Json,
        });

        Assert.That(host.Network.Request.Body!.Contains("responseMimeType"), Is.EqualTo(hasBoth));
    }
}
