using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CryptoLock.Domain.Common;

/// <summary>
/// Version 7 UUIDs (RFC 9562) whose random bits are taken from the system in blocks. <see cref="Guid.CreateVersion7()"/> asks it for each
/// one, which was a fiftieth of what a webhook costs.
/// </summary>
internal static class TimeOrderedId
{
    private const int IdLength = 16;
    private const int TimeLength = 6;
    private const int BlockLength = 100 * (IdLength - TimeLength);

    [ThreadStatic]
    private static byte[]? _block;

    [ThreadStatic]
    private static int _left;

    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries in milliseconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies before 1970.</exception>
    public static Guid New(DateTimeOffset now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(now));
        Span<byte> id = stackalloc byte[IdLength];
        BinaryPrimitives.WriteInt64BigEndian(id, milliseconds << 16);
        TakeRandom(id[TimeLength..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new(id, bigEndian: true);
    }

    private static void TakeRandom(Span<byte> bits)
    {
        var block = _block ??= new byte[BlockLength];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(block);
            _left = block.Length;
        }

        _left -= bits.Length;
        block.AsSpan(_left, bits.Length).CopyTo(bits);
    }
}
