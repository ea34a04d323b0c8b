using System.Security.Cryptography;
using System.Text;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>
/// A message id that was taken in once, as a hash that outlives the erasure of its conversation: Twilio's signature has no time
/// stamp, so this is the replay shield.
/// </summary>
internal sealed class SeenMessage
{
    /// <summary>128 bits: no accidental collision in any number of messages that will ever be stored.</summary>
    public const int HashLength = 16;

    public required byte[] Hash { get; init; }

    public static byte[] HashOf(string providerId) => SHA256.HashData(Encoding.UTF8.GetBytes(providerId))[..HashLength];
}
