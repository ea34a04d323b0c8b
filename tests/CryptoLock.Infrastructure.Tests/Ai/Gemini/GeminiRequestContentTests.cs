using System.Text.Json;
using System.Text.Json.Nodes;
using CryptoLock.Infrastructure.Ai.Gemini;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiRequestContentTests
{
    private static readonly GenerateContentRequest Question = new()
    {
        Contents = [new("user", [new() { Text = "Olá, \"quanto\" custa?\n" }])],
        GenerationConfig = new() { MaxOutputTokens = 512 },
    };

    private static readonly string Long = new string('á', 40_000) + "\"\\<\n";

    public static TestCaseData[] Requests =>
    [
        new TestCaseData(Question).SetArgDisplayNames("without an instruction"),
        new TestCaseData(Instructed("Be brief.")).SetArgDisplayNames("with a short instruction"),
        new TestCaseData(Instructed(Long)).SetArgDisplayNames("with a long instruction"),
        new TestCaseData(Instructed("Be brief.", Long)).SetArgDisplayNames("with an instruction in two parts"),
        new TestCaseData(Instructed("Be brief.") with { Contents = null }).SetArgDisplayNames("without contents"),
        new TestCaseData(Question with { SystemInstruction = new("system", [new() { Text = Long }]) }).SetArgDisplayNames("with another role"),
        new TestCaseData(Question with { SystemInstruction = new("user", [new() { Text = Long, ThoughtSignature = "s" }]) })
            .SetArgDisplayNames("with more than a text"),
        new TestCaseData(Question with { Contents = [new("user", [new() { Text = Long }])] }).SetArgDisplayNames("with a long question"),
    ];

    [TestCaseSource(nameof(Requests))]
    public async Task Body_InEveryAttempt_IsTheWholeRequest(object request)
    {
        var asked = (GenerateContentRequest)request;
        using var content = new GeminiRequestContent(asked);
        var expected = JsonSerializer.SerializeToNode(asked, GeminiJson.Wire.GenerateContentRequest);

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var length = content.Headers.ContentLength;
            var body = await SentAsync(content);

            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(body), expected), Is.True);
            Assert.That(length, Is.EqualTo(body.Length));
        }
    }

    [Test]
    public async Task Bodies_WithOneInstructionAndWithAnother_HaveTheirOwn()
    {
        string[] instructions = ["one", "another", "one"];

        var bodies = await Task.WhenAll(instructions.Select(text => SentAsync(new GeminiRequestContent(Instructed(text)))));

        Assert.That(bodies.Select(InstructionOf), Is.EqualTo(instructions));
    }

    private static GenerateContentRequest Instructed(params string[] texts) => Question with
    {
        SystemInstruction = new("user", [.. texts.Select(text => new GeminiPart { Text = text })]),
    };

    private static async Task<byte[]> SentAsync(GeminiRequestContent content)
    {
        using var socket = new MemoryStream();
        await content.CopyToAsync(socket);
        return socket.ToArray();
    }

    private static string? InstructionOf(byte[] body) => (string?)JsonNode.Parse(body)!["systemInstruction"]!["parts"]![0]!["text"];
}
