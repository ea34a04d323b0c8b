using System.Net;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Testing.Http;
using Microsoft.Extensions.Hosting;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
[CancelAfter(30_000)]
internal sealed class TwilioTypingTests
{
    private const string First = "SM00000000000000000000000000000005";
    private const string Second = "MM00000000000000000000000000000006";

    private readonly StubHttpMessageHandler _network = new();
    private TaskCompletionSource _lastAnswered = new();

    [SetUp]
    public void CreateSignal() => _lastAnswered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    [OneTimeTearDown]
    public void DisposeNetwork() => _network.Dispose();

    [Test]
    public async Task Show_ForAWhatsAppCustomer_AsksTwilio(CancellationToken cancellationToken)
    {
        AnswersLast();
        using var harness = new TwilioHarness(_network);

        Show(harness, TwilioHarness.Customer, First);
        await RunUntilLastAsync(harness, cancellationToken);

        var request = _network.Requests[^1];
        Assert.That(request.Url, Is.EqualTo("https://messaging.twilio.com/v2/Indicators/Typing.json"));
        Assert.That(request.Body, Is.EqualTo($"messageId={First}&channel=whatsapp"));
        Assert.That(request.Headers["Authorization"], Does.StartWith("Basic "));
    }

    [TestCase("+5511999990000", First)]
    [TestCase(TwilioHarness.Customer, "SM1")]
    [TestCase(TwilioHarness.Customer, "")]
    public async Task Show_WhereNoIndicatorExists_AsksNothing(string customer, string sid, CancellationToken cancellationToken)
    {
        AnswersLast();
        using var harness = new TwilioHarness(_network);

        Show(harness, customer, sid);
        Show(harness, TwilioHarness.Customer, Second);
        await RunUntilLastAsync(harness, cancellationToken);

        Assert.That(_network.Requests[^1].Body, Does.Contain(Second));
    }

    [Test]
    public void Show_WhenSwitchedOff_QueuesNothing(CancellationToken cancellationToken)
    {
        using var harness = new TwilioHarness(_network, ("Twilio:TypingIndicator", "false"));

        Show(harness, TwilioHarness.Customer, First);
        var next = harness.Get<TwilioTypingQueue>().ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken)
            .MoveNextAsync();

        Assert.That(next.IsCompleted, Is.False);
    }

    [Test]
    public async Task Show_WhenTheWorkerComesLate_IsForgotten(CancellationToken cancellationToken)
    {
        AnswersLast();
        using var harness = new TwilioHarness(_network);

        Show(harness, TwilioHarness.Customer, First);
        harness.Clock.Advance(TimeSpan.FromSeconds(4));
        Show(harness, TwilioHarness.Customer, Second);
        await RunUntilLastAsync(harness, cancellationToken);

        Assert.That(_network.Requests[^1].Body, Does.Contain(Second));
    }

    [Test]
    public async Task Show_WhenTwilioFails_WarnsAndGoesOn(CancellationToken cancellationToken)
    {
        using var harness = new TwilioHarness(_network);
        _network.Answers(HttpStatusCode.Forbidden, "<html>").FailsUnsent(new HttpRequestException(HttpRequestError.ConnectionError))
            .FailsUnsent(new InvalidOperationException("unexpected"));
        AnswersLast();

        Show(harness, TwilioHarness.Customer, First);
        Show(harness, TwilioHarness.Customer, First);
        Show(harness, TwilioHarness.Customer, First);
        Show(harness, TwilioHarness.Customer, Second);
        await RunUntilLastAsync(harness, cancellationToken);

        Assert.That(harness.Log.Lines, Has.Some.Contains(" 2510 "));
    }

    [Test]
    public void Show_WhenTheQueueIsFull_ReturnsAtOnceAndKeepsTheNewest(CancellationToken cancellationToken)
    {
        using var harness = new TwilioHarness(_network);

        for (var i = 0; i < 1000; i++)
        {
            Show(harness, TwilioHarness.Customer, $"SM{i:x32}");
        }

        var oldest = harness.Get<TwilioTypingQueue>().ReadAllAsync(cancellationToken).FirstAsync(cancellationToken);
        Assert.That(oldest.IsCompletedSuccessfully, Is.True);
        Assert.That(async () => (await oldest).MessageSid, Is.EqualTo($"SM{1000 - 256:x32}"));
    }

    private static void Show(TwilioHarness harness, string customer, string sid) =>
        harness.Get<ITypingIndicator>().Show(ParticipantAddress.From(customer), sid);

    private void AnswersLast() => _network.Answers(() =>
    {
        _lastAnswered.SetResult();
        return new HttpResponseMessage(HttpStatusCode.OK);
    });

    private async Task RunUntilLastAsync(TwilioHarness harness, CancellationToken cancellationToken)
    {
        var worker = harness.GetAll<IHostedService>().OfType<TwilioTypingWorker>().Single();
        await worker.StartAsync(cancellationToken);
        await _lastAnswered.Task.WaitAsync(cancellationToken);
        await worker.StopAsync(cancellationToken);
    }
}
