using System.Net;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests.Faults;

[TestFixture]
internal sealed class RedeliveryTests
{
    private readonly Queue<Func<HttpStatusCode>> _answers = [];
    private readonly WrittenMessage _message = new("SM1", Tokens.Make(1));
    private TwilioWebhookClient _customer = null!;

    [OneTimeSetUp]
    public void Connect() => _customer = new(new() { ServiceUrl = new("http://desk.test"), Handler = new Service(_answers) });

    [OneTimeTearDown]
    public void Disconnect() => _customer.Dispose();

    [Test]
    public async Task Finish_WaitsUntilTheServiceHasTakenIt()
    {
        _answers.Enqueue(() => throw new HttpRequestException("refused"));
        _answers.Enqueue(() => HttpStatusCode.ServiceUnavailable);
        _answers.Enqueue(() => HttpStatusCode.OK);

        await DeliverAsync();

        Assert.That(_message.AcknowledgedAt, Is.Not.Null);
    }

    [Test]
    public void Finish_WhenADeliveryBroke_TellsWhy()
    {
        _answers.Enqueue(() => throw new NotSupportedException());

        Assert.ThrowsAsync<NotSupportedException>(DeliverAsync);
    }

    private Task DeliverAsync()
    {
        var redelivery = new Redelivery(_customer);
        redelivery.Start(InboundWebhook.Text("whatsapp:+15551234567", "hi"), _message);
        return redelivery.FinishAsync();
    }

    private sealed class Service(Queue<Func<HttpStatusCode>> answers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(answers.Dequeue()()));
    }
}
