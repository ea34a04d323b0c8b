using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiPriceListTests
{
    private readonly GeminiPriceList _prices = new(new GeminiOptions().Prices);

    [TestCase("gemini-2.5-flash", 1_000_000, 0, 0, 0, 0.30)]
    [TestCase("gemini-2.5-flash", 0, 0, 0, 1_000_000, 2.50)]
    [TestCase("gemini-2.5-flash", 6_000, 5_000, 0, 150, 0.000825)]
    [TestCase("gemini-2.5-flash", 1_000, 0, 960, 0, 0.000972)]
    [TestCase("gemini-2.5-flash-001", 1_000_000, 0, 0, 0, 0.30)]
    [TestCase("gemini-2.5-flash-lite", 1_000_000, 0, 0, 0, 0.10)]
    [TestCase("gemini-3.5-flash-lite", 1_000_000, 0, 1_000_000, 0, 0.30)]
    public void CostOf_Call_AddsUpItsKindsOfTokens(string model, int input, int cached, int audio, int output, double expected)
    {
        var usage = new UsageDetails
        {
            InputTokenCount = input,
            CachedInputTokenCount = cached,
            OutputTokenCount = output,
            AdditionalCounts = new() { [GeminiUsage.AudioInput] = audio },
        };

        Assert.That(_prices.CostOf(model, usage), Is.EqualTo((decimal)expected));
    }

    [TestCase("gemini-9")]
    [TestCase("gemini-2.5-flash-image")]
    [TestCase(null)]
    public void CostOf_UnknownModel_IsUnknown(string? model) =>
        Assert.That(_prices.CostOf(model, new() { InputTokenCount = 1 }), Is.Null);

    [Test]
    public void CostOf_UnknownUsage_IsUnknown() => Assert.That(_prices.CostOf("gemini-2.5-flash", null), Is.Null);
}
