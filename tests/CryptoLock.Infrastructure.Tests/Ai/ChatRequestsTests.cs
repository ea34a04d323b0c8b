using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Ai;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai;

[TestFixture]
internal sealed class ChatRequestsTests
{
    [Test]
    public void Messages_OfHistory_KeepTurnsAndTextsAndEndWithTheLanguage()
    {
        var messages = ChatRequests.Messages(Requests.Of(
            Requests.Customer("Oi", "tudo bem?"), Requests.Company("Olá!"), Requests.Customer("E o preço?")));

        var lines = messages.Select(m => $"{m.Role}: {string.Join(" | ", m.Contents.Cast<TextContent>().Select(c => c.Text))}");
        Assert.That(string.Join('\n', lines), Is.EqualTo(
            """
            user: Oi | tudo bem?
            assistant: Olá!
            user: E o preço? | [Service note, not written by the customer: answer in Portuguese.]
            """));
    }

    [TestCase("pt", "Portuguese")]
    [TestCase("en", "English")]
    [TestCase("es", "\"es\"")]
    public void Messages_InALanguage_NameIt(string code, string name)
    {
        var messages = ChatRequests.Messages(
            Requests.Of(Language.FromCode(code), Requests.Settings, Requests.Customer("Oi")));

        Assert.That(messages[^1].Text, Does.Contain(name));
    }

    [TestCase(0, 756, 0)]
    [TestCase(200, 956, 200)]
    [TestCase(-1, 8948, -1)]
    public void Options_WithThinking_LeaveRoomForIt(int budget, int limit, int sent)
    {
        var options = ChatRequests.Options(
            Requests.Of(Language.English, Requests.Settings with { ThinkingBudget = budget }, Requests.Customer("a")).Prompt);

        Assert.That(
            (options.MaxOutputTokens, options.AdditionalProperties![ChatOptionKeys.ThinkingBudget]),
            Is.EqualTo(((int?)limit, (object)sent)));
    }

    [Test]
    public void Options_OfPrompt_CarryInstructionsAndSampling()
    {
        var options = ChatRequests.Options(Requests.Of(Requests.Customer("a")).Prompt);

        Assert.That(
            (options.Instructions, options.Temperature, options.TopP, options.Reasoning?.Effort),
            Is.EqualTo(("Rules and documents.", (float?)0.3f, (float?)0.9f, (ReasoningEffort?)ReasoningEffort.None)));
    }
}
