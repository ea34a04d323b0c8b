using System.Text.Json;
using CryptoLock.Infrastructure.Ai.Gemini;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiLongTextTests
{
    [TestCase(10)]
    [TestCase(10_000)]
    public void Write_OfTheSameTextAgainAndOfAnother_WritesEachAsItIs(int length)
    {
        var (one, other) = (new string('á', length) + "\"\n", new string('b', length) + "\\<");

        string?[] read = [.. new[] { one, one, other, one }.Select(WriteAndRead)];

        Assert.That(read, Is.EqualTo(new[] { one, one, other, one }));
    }

    private static string? WriteAndRead(string text)
    {
        var request = new GenerateContentRequest { SystemInstruction = new("user", [new() { Text = text }]) };
        var json = JsonSerializer.Serialize(request, GeminiJson.Wire.GenerateContentRequest);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("systemInstruction").GetProperty("parts")[0].GetProperty("text").GetString();
    }
}
