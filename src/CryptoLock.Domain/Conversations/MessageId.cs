using System.Security.Cryptography;
using System.Text;
using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>Identity of one message, inbound or outbound.</summary>
/// <param name="Value">A version 7 UUID, or a version 8 one that was made of a key.</param>
public readonly record struct MessageId(Guid Value)
{
    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries.</param>
    public static MessageId New(DateTimeOffset now) => new(TimeOrderedId.New(now));

    /// <summary>The id that a key stands for in a conversation: always the same one, on every instance.</summary>
    /// <param name="sessionId">The conversation.</param>
    /// <param name="key">The key.</param>
    public static MessageId Of(ChatSessionId sessionId, string key)
    {
        var hash = SHA256.HashData([.. sessionId.Value.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(key)]);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
