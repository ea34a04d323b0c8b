using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Ai.Documentation;
using CryptoLock.Infrastructure.Tests.Prompts;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Ai.Documentation;

[TestFixture]
internal sealed class DocumentationAiResponderTests
{
    private static readonly AiRequest Request = new(
        new ChatSessionId(Guid.Empty), Prompt.Shipped, Language.English, [new(true, ["any question"])]);

    private readonly Mock<IDocumentationResponder> _documentation = new();

    [Test]
    public async Task Respond_WhenTheDocumentationSays_QuotesIt()
    {
        var found = new AiAnswer("text", new ReplyOrigin("documentation", "p", "h"));
        _documentation.Setup(d => d.FindAnswerAsync(Request, CancellationToken.None)).ReturnsAsync(found);

        var result = await RespondAsync();

        Assert.That(result.Value, Is.SameAs(found));
    }

    [Test]
    public async Task Respond_WhenTheDocumentationDoesNotSay_SaysSoInTheLanguage()
    {
        _documentation.Setup(d => d.FindAnswerAsync(Request, CancellationToken.None)).ReturnsAsync((AiAnswer?)null);

        var result = await RespondAsync();

        Assert.That(result.Value.Text, Is.EqualTo(Prompt.Shipped.Texts[Language.English][FixedText.NotDocumented]));
        Assert.That(result.Value.Origin.Responder, Is.EqualTo("documentation"));
    }

    private Task<Application.Common.Result<AiAnswer>> RespondAsync() =>
        new DocumentationAiResponder(_documentation.Object, new FakeTimeProvider()).RespondAsync(Request, CancellationToken.None);
}
