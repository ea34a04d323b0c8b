using System.Net;
using System.Net.Http.Json;
using System.Text;
using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Application.Simulator.DeleteSimulatorConversation;
using CryptoLock.Application.Simulator.GetSimulatorConversation;
using CryptoLock.Application.Simulator.ReadSimulatorMessages;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Moq;

namespace CryptoLock.Api.Tests.Simulator;

[TestFixture]
internal sealed class SimulatorControllerTests
{
    private const string Conversation = "/simulator/conversations/abcd1234";
    private const string BrowserId = "0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset Now = new(2025, 12, 4, 10, 30, 0, TimeSpan.Zero);

    private Mock<ISender> _sender = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _sender = new Mock<ISender>();
        _sender.Setup(s => s.Send(It.IsAny<ReceiveMessageCommand>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new MessageReceipt(false, ChatSessionId.New(Now)));
        _sender.Setup(s => s.Send(It.IsAny<GetSimulatorConversationQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(SimulatorConversation.Empty);
        _sender.Setup(s => s.Send(It.IsAny<ReadSimulatorMessagesCommand>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Unit.Value);
        _sender.Setup(s => s.Send(It.IsAny<DeleteSimulatorConversationCommand>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Unit.Value);
        _app = await SimulatorHost.StartAsync(_sender.Object);
        _client = _app.GetTestClient();
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task SendAsync_WithMessage_SendsItTheWayOfTheWebhook()
    {
        var message = new { text = "Olá 👋", messageId = BrowserId };

        using var response = await _client.PostAsJsonAsync($"{Conversation}/messages", message);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        _sender.Verify(s => s.Send(
            new ReceiveMessageCommand(
                "SIM" + BrowserId, "simulator:abcd1234", "simulator:desk", null, null, new MessageContent("Olá 👋")),
            It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task SendAsync_WithoutMessageId_ChoosesOne()
    {
        using var response = await _client.PostAsJsonAsync($"{Conversation}/messages", new { text = "Olá" });

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Match("^{\"providerId\":\"SIM[0-9a-f]{32}\"}$"));
    }

    [TestCase("abcd1234", """{"text":""}""")]
    [TestCase("abcd1234", """{"text":" \n "}""")]
    [TestCase("abcd1234", """{"text":null}""")]
    [TestCase("abcd1234", "{}")]
    [TestCase("abcd1234", "[]")]
    [TestCase("abcd1234", "{")]
    [TestCase("abcd1234", """{"text":"a","messageId":"0123"}""")]
    [TestCase("abcd1234", """{"text":"a","messageId":"0123456789ABCDEF0123456789ABCDEF"}""")]
    [TestCase("abcd1234", """{"text":"\ud800"}""")]
    [TestCase("short", """{"text":"a"}""")]
    [TestCase("abcd%0A1234", """{"text":"a"}""")]
    [TestCase("abcd%201234", """{"text":"a"}""")]
    public async Task SendAsync_WithBadInput_IsRefusedWithProblemDetails(string id, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await _client.PostAsync($"/simulator/conversations/{id}/messages", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        _sender.VerifyNoOtherCalls();
    }

    [TestCase(4_096, HttpStatusCode.Accepted)]
    [TestCase(4_097, HttpStatusCode.BadRequest)]
    public async Task SendAsync_ForLength_AcceptsAsMuchAsWhatsApp(int length, HttpStatusCode expected)
    {
        using var response = await _client.PostAsJsonAsync($"{Conversation}/messages", new { text = new string('a', length) });

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task SendAsync_WithBadInput_DoesNotRepeatIt()
    {
        var message = new { text = "segredo", messageId = "segredo" };

        using var response = await _client.PostAsJsonAsync($"{Conversation}/messages", message);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("segredo"));
    }

    [TestCase(ErrorKind.Transient, HttpStatusCode.ServiceUnavailable)]
    [TestCase(ErrorKind.RateLimited, HttpStatusCode.TooManyRequests)]
    [TestCase(ErrorKind.Permanent, HttpStatusCode.UnprocessableEntity)]
    public async Task SendAsync_WhenRefused_TellsWhetherToRetry(ErrorKind kind, HttpStatusCode expected)
    {
        _sender.Setup(s => s.Send(It.IsAny<ReceiveMessageCommand>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Error("test.error", kind, "No."));

        using var response = await _client.PostAsJsonAsync($"{Conversation}/messages", new { text = "Olá" });

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task GetAsync_WithConversation_ShowsWhatThePhoneShows()
    {
        var part = Guid.Parse("0193a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b");
        var origin = new ReplyOrigin("gemini", "p", "h") { ModelAsked = "asked", ModelUsed = "used" };
        var outcome = MessageOutcome.FailedToPerson(HandoffReason.AssistantUnavailable);
        var conversation = new SimulatorConversation(SessionStatus.AwaitingHuman, true, 7, [
            new(MessageId(1), 6, MessageAuthor.Customer, new MessageContent("Oi"), Now, "SIM1", outcome, [], null),
            new(MessageId(2), 7, MessageAuthor.Assistant, new MessageContent("**Oi**"), Now, null, null,
                [new(new PartId(part), "*Oi*", PartStatus.Delivered, "SIM2", null, null)], origin),
        ]);
        _sender.Setup(s => s.Send(new GetSimulatorConversationQuery("abcd1234", 5), It.IsAny<CancellationToken>()))
            .ReturnsAsync(conversation);

        var json = await _client.GetStringAsync($"{Conversation}/messages?after=5");

        Assert.That(json.Replace('"', '\''), Is.EqualTo(
            "{'status':'awaitingHuman','isTyping':true,'messageCount':7,'messages':["
            + "{'position':6,'author':'customer','text':'Oi','at':'2025-12-04T10:30:00+00:00','providerId':'SIM1',"
            + "'outcome':'failedToPerson','parts':[],'responder':null,'model':null},"
            + "{'position':7,'author':'assistant','text':null,'at':'2025-12-04T10:30:00+00:00','providerId':null,'outcome':null,"
            + "'parts':[{'id':'0193a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b','text':'*Oi*','status':'delivered'}],"
            + "'responder':'gemini','model':'used'}]}"));
    }

    [Test]
    public async Task GetAsync_WithoutPosition_ReadsFromTheBeginning()
    {
        using var response = await _client.GetAsync($"{Conversation}/messages");

        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        _sender.Verify(s => s.Send(new GetSimulatorConversationQuery("abcd1234", 0), It.IsAny<CancellationToken>()));
    }

    [TestCase("abcd1234", "-1")]
    [TestCase("abcd1234", "x")]
    [TestCase("abcd1234", "99999999999")]
    [TestCase("abc", "0")]
    public async Task GetAsync_WithBadInput_IsRefused(string id, string after)
    {
        using var response = await _client.GetAsync($"/simulator/conversations/{id}/messages?after={after}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task ReadAsync_WithPosition_ReportsIt()
    {
        using var response = await _client.PostAsJsonAsync($"{Conversation}/read", new { position = 3 });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        _sender.Verify(s => s.Send(new ReadSimulatorMessagesCommand("abcd1234", 3), It.IsAny<CancellationToken>()));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public async Task ReadAsync_WithBadPosition_IsRefused(int position)
    {
        using var response = await _client.PostAsJsonAsync($"{Conversation}/read", new { position });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task DeleteAsync_ErasesTheConversation()
    {
        using var response = await _client.DeleteAsync(Conversation);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        _sender.Verify(s => s.Send(new DeleteSimulatorConversationCommand("abcd1234"), It.IsAny<CancellationToken>()));
    }

    private static MessageId MessageId(byte last) => new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last));
}
