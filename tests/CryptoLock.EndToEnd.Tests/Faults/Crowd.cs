using System.Collections.Concurrent;
using System.Globalization;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>
/// Customers who keep writing, single lines and bursts, and a Twilio that delivers each message again until it was answered with 200.
/// </summary>
internal sealed class Crowd
{
    private const int BurstsOfACustomer = 25;
    private const int MostUnanswered = 8;
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, WrittenMessage> _written = new();
    private readonly CrowdOptions _options;
    private readonly Redelivery _redelivery;
    private int _tokens;

    public Crowd(TwilioWebhookClient customers, TwilioEmulator twilio, CrowdOptions options)
    {
        (_options, _redelivery) = (options, new(customers));
        twilio.Journal.Messages.Added += Read;
    }

    public IReadOnlyCollection<WrittenMessage> Written => [.. _written.Values.Distinct()];

    /// <summary>Writes until told to stop, and returns when every message was acknowledged.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, _options.Customers).Select(customer => WriteAsync(customer, stop)));
        await _redelivery.FinishAsync();
    }

    private async Task WriteAsync(int customer, CancellationToken stop)
    {
        var chance = new Random(_options.Seed + customer);
        List<InboundWebhook> late = [];
        List<WrittenMessage> waiting = [];
        for (var burst = 0; !stop.IsCancellationRequested; burst++)
        {
            // Customers come and go, so that conversations do not grow for ever.
            var number = string.Create(CultureInfo.InvariantCulture, $"whatsapp:+1555{customer:D3}{burst / BurstsOfACustomer:D5}");
            var webhooks = Compose(number, chance);
            waiting.AddRange(webhooks.Select(webhook => _written[webhook.MessageSid]));
            List<InboundWebhook> deliveries =
            [
                .. new WebhookDisorder(chance.Next(), _options.DuplicateRate, _options.ReorderRate).Apply(webhooks), .. late,
            ];
            late = [];
            foreach (var webhook in deliveries)
            {
                if (chance.NextDouble() < _options.LateRate)
                {
                    late.Add(webhook);
                    continue;
                }

                Deliver(webhook);
                await PauseAsync(Typing * chance.NextDouble(), stop);
            }

            await PauseAsync(_options.LongestPause * chance.NextDouble(), stop);
            await WaitForAnswersAsync(waiting, stop);
        }

        late.ForEach(Deliver);
    }

    private List<InboundWebhook> Compose(string number, Random chance)
    {
        var lines = chance.Next(3) > 0 ? 1 : chance.Next(2, _options.LongestBurst + 1);
        return [.. Enumerable.Range(0, lines).Select(_ => Compose(number))];
    }

    private InboundWebhook Compose(string number)
    {
        var token = Tokens.Make(Interlocked.Increment(ref _tokens));
        var webhook = InboundWebhook.Text(number, $"Please tell me what this does about {token} and how it works?");
        _written[token] = _written[webhook.MessageSid] = new WrittenMessage(webhook.MessageSid, token);
        return webhook;
    }

    private void Deliver(InboundWebhook webhook) => _redelivery.Start(webhook, _written[webhook.MessageSid]);

    private void Read(TwilioMessage answer)
    {
        foreach (var token in Tokens.In(answer.Body))
        {
            _written[token].IsAnswered = true;
        }
    }

    // A customer who is not answered does not go on for ever.
    private static async Task WaitForAnswersAsync(List<WrittenMessage> waiting, CancellationToken stop)
    {
        var clock = TimeProvider.System;
        var since = clock.GetTimestamp();
        waiting.RemoveAll(message => message.IsAnswered);
        while (waiting.Count >= MostUnanswered && clock.GetElapsedTime(since) < Patience && !stop.IsCancellationRequested)
        {
            await PauseAsync(Glance, stop);
            waiting.RemoveAll(message => message.IsAnswered);
        }
    }

    private static Task PauseAsync(TimeSpan pause, CancellationToken stop) => Task.Delay(pause, TimeProvider.System, stop)
        .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
