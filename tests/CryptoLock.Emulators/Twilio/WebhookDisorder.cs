namespace CryptoLock.Emulators.Twilio;

/// <summary>What may happen to webhooks on their way: the same seed makes the same mess.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="DuplicateRate">Chance, from 0 to 1, that a message is delivered a second time at some later place.</param>
/// <param name="ReorderRate">Chance that a message changes places with the one after it.</param>
/// <param name="LateRate">Chance that a message is delivered after all others.</param>
public sealed record WebhookDisorder(
    int Seed, double DuplicateRate = 0, double ReorderRate = 0, double LateRate = 0)
{
    /// <summary>The deliveries in order.</summary>
    /// <param name="webhooks">The messages as written.</param>
    public IReadOnlyList<InboundWebhook> Apply(IReadOnlyList<InboundWebhook> webhooks)
    {
        var chance = new Random(Seed);
        List<InboundWebhook> onTime = [], late = [];
        foreach (var webhook in webhooks)
        {
            (chance.NextDouble() < LateRate ? late : onTime).Add(webhook);
        }

        for (var i = 0; i + 1 < onTime.Count; i++)
        {
            if (chance.NextDouble() < ReorderRate)
            {
                (onTime[i], onTime[i + 1]) = (onTime[i + 1], onTime[i]);
            }
        }

        onTime.AddRange(late);
        foreach (var webhook in webhooks)
        {
            if (chance.NextDouble() < DuplicateRate)
            {
                onTime.Insert(chance.Next(onTime.IndexOf(webhook) + 1, onTime.Count + 1), webhook);
            }
        }

        return onTime;
    }
}
