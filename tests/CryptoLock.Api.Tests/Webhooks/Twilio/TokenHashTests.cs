using System.Security.Cryptography;
using System.Text;
using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TokenHashTests
{
    private static readonly string[] Tokens = ["", "a", "token", "tôken", "another", "one more", new('x', 200)];

    [Test]
    public void Of_WithMoreTokensThanAreKept_IsTheHashUnderEach()
    {
        for (var i = 0; i < 5 * Tokens.Length; i++)
        {
            var token = Tokens[i * i % Tokens.Length];
            Assert.That(Hash(token, "https://desk.example.com", $"Body{i}"), Is.EqualTo(Expected(token, $"https://desk.example.comBody{i}")));
        }
    }

    [Test]
    public void Of_OnManyThreadsAtOnce_IsTheHashUnderEach() => Parallel.For(0, 1_000, i =>
    {
        var token = Tokens[i % Tokens.Length];
        Assert.That(Hash(token, $"{i}", "text"), Is.EqualTo(Expected(token, $"{i}text")));
    });

    private static byte[] Hash(string token, string first, string second)
    {
        var result = new byte[TokenHash.Size];
        TokenHash.Of(token, Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second), result);
        return result;
    }

#pragma warning disable CA5350 // Twilio's scheme is HMAC-SHA1.
    private static byte[] Expected(string token, string text) =>
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}
