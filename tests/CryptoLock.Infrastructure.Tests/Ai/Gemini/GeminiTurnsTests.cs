using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiTurnsTests
{
    [TestCase("umu", "user:a|model:b|user:c")]
    [TestCase("muu", "user:b,c", Description = "A leading model turn goes, a burst becomes one turn")]
    [TestCase("u umu", "user:a,c|model:d|user:e", Description = "An empty message goes")]
    [TestCase("uum", "user:a,b|model:c", Description = "This family may be given the beginning of its answer")]
    public async Task Contents_OfTurns_AreNormalised(string roles, string expected) =>
        Assert.That(await ContentsAsync(roles, null), Is.EqualTo(expected));

    [Test]
    public async Task Contents_WithPrefillOn3_DropIt() =>
        Assert.That(await ContentsAsync("uum", "gemini-3.5-flash-lite"), Is.EqualTo("user:a,b"));

    [Test]
    public async Task GetResponse_WithoutUserTurn_IsRefusedWithoutACall()
    {
        await using var host = new GeminiHost().Serve("02");

        Assert.ThrowsAsync<ArgumentException>(() => host.Client.GetResponseAsync([new(ChatRole.Assistant, "Welcome!")]));
        Assert.That(host.Network.Requests, Is.Empty);
    }

    [TestCase("audio/ogg; codecs=opus", "T2dnUw==", "audio/ogg")]
    [TestCase("application/octet-stream", "T2dnUw==", "audio/ogg")]
    [TestCase("application/octet-stream", "AAAA", "application/octet-stream")]
    [TestCase("audio/opus", "T2dnUw==", "audio/ogg")]
    [TestCase("audio/mpeg", "AAAA", "audio/mp3")]
    [TestCase("image/jpeg", "/+8=", "image/jpeg")]
    public async Task InlineData_OfMedia_NamesTheTypeAsGeminiKnowsIt(string mediaType, string base64, string expected)
    {
        await using var host = new GeminiHost().Serve("05");

        await host.Client.GetResponseAsync(
            [new(ChatRole.User, [new DataContent(Convert.FromBase64String(base64), mediaType)])]);

        var data = JsonNode.Parse(host.Network.Request.Body!)!["contents"]![0]!["parts"]![0]!["inlineData"]!;
        Assert.That((data["mimeType"]!.ToString(), data["data"]!.ToString()), Is.EqualTo((expected, base64)));
    }

    [Test]
    public async Task Body_WithPortuguese_IsNotEscaped()
    {
        await using var host = new GeminiHost().Serve("02");

        await host.Client.GetResponseAsync(new ChatMessage(ChatRole.User, "Olá, \"ação\" é só + 1 <ok> 👍"));

        Assert.That(host.Network.Request.Body, Does.Contain("Olá, \\\"ação\\\" é só + 1 <ok>"));
    }

    [Test]
    public async Task FunctionCall_OfAnotherModel_GetsAStandInSignatureOn3()
    {
        await using var host = new GeminiHost().Serve("20");

        await host.Client.GetResponseAsync(
            [
                new(ChatRole.User, "a"),
                new(ChatRole.Assistant, [new FunctionCallContent("c1", "f")]),
                new(ChatRole.Tool, [new FunctionResultContent("c1", "r")]),
            ],
            new() { ModelId = "gemini-3.5-flash-lite" });

        var part = JsonNode.Parse(host.Network.Request.Body!)!["contents"]![1]!["parts"]![0]!;
        Assert.That(part["thoughtSignature"]?.ToString(), Is.EqualTo("c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I="));
    }

    [Test]
    public async Task FunctionCall_WithoutIdFromTheServer_GetsOneThatIsNotSentBack()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(System.Net.HttpStatusCode.OK,
            """
            {"candidates":[{"finishReason":"STOP","content":{"parts":[{"functionCall":{"name":"f"}},{"functionCall":{"name":"f"}}]}}]}
            """);
        var asked = new ChatMessage(ChatRole.User, "a");

        var answer = await host.Client.GetResponseAsync([asked]);
        var ids = answer.Messages[0].Contents.OfType<FunctionCallContent>().Select(c => c.CallId).ToArray();
        await host.Client.GetResponseAsync(
            [asked, .. answer.Messages, new(ChatRole.Tool, [new FunctionResultContent(ids[0], 1), new FunctionResultContent(ids[1], 2)])]);

        Assert.That(ids, Is.Unique);
        Assert.That(host.Network.Request.Body, Does.Not.Contain("\"id\"").And.Contain("\"name\":\"f\",\"response\":{\"output\":2}"));
    }

    private static async Task<string> ContentsAsync(string roles, string? model)
    {
        await using var host = new GeminiHost().Serve("61");
        var messages = roles.Select((r, i) => new ChatMessage(
            r == 'm' ? ChatRole.Assistant : ChatRole.User, r == ' ' ? "" : ((char)('a' + i)).ToString()));

        await host.Client.GetResponseAsync(messages, new() { ModelId = model });

        var contents = JsonNode.Parse(host.Network.Request.Body!)!["contents"]!.AsArray();
        return string.Join('|', contents.Select(
            c => $"{c!["role"]}:{string.Join(',', c["parts"]!.AsArray().Select(p => p!["text"]!.ToString()))}"));
    }
}
