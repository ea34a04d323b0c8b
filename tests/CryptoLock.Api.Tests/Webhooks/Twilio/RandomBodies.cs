using System.Text;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>Valid forms, damaged at random; the same for the same seed.</summary>
internal static class RandomBodies
{
    private static readonly byte[] Nasty = Encoding.Latin1.GetBytes("%&=+;\0\u00ff\u00ed\u00f0\r\n[].%0");

    public static IEnumerable<byte[]> From(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => Damage(random));
    }

    private static byte[] Damage(Random random)
    {
        var body = WebhookRequest.Encode(WebhookForms.Message(("Latitude", "1"), ("Longitude", "2"), ("MediaUrl0", "https://x.example/")))
            .ToList();
        for (var i = random.Next(0, 20); i > 0; i--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(4))
            {
                case 0: body[at] = (byte)random.Next(256); break;
                case 1: body.Insert(at, Nasty[random.Next(Nasty.Length)]); break;
                case 2: body.RemoveRange(at, Math.Min(random.Next(1, 5), body.Count - at - 1)); break;
                default: body.InsertRange(at, body.Take(random.Next(1, 40)).ToArray()); break;
            }
        }

        return [.. body];
    }
}
