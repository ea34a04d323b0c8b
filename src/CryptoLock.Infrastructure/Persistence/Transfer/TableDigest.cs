using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>
/// The number of a table's rows and the sum of their hashes: equal for two tables that hold the same values, in whatever order
/// they are read, and different for any others.
/// </summary>
internal sealed class TableDigest
{
    private const byte Null = 0;
    private const byte Present = 1;

    private readonly ArrayBufferWriter<byte> _row = new();
    private UInt128 _sum;

    public long Rows { get; private set; }

    public bool Equals(TableDigest other) => (Rows, _sum) == (other.Rows, other._sum);

    /// <param name="values">A row, its columns always in the same order.</param>
    public void Add(IReadOnlyList<object?> values)
    {
        _row.ResetWrittenCount();
        foreach (var value in values)
        {
            Write(value);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        _sum += BinaryPrimitives.ReadUInt128LittleEndian(hash);
        Rows++;
    }

    private void Write(object? value)
    {
        if (value is null)
        {
            _row.Write([Null]);
            return;
        }

        // The length keeps neighbouring values apart.
        var bytes = Encode(value);
        Span<byte> prefix = [Present, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(prefix[1..], bytes.Length);
        _row.Write(prefix);
        _row.Write(bytes);
    }

    private static byte[] Encode(object value) => value switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        Guid id => id.ToByteArray(),
        long number => BitConverter.GetBytes(number),
        int number => BitConverter.GetBytes(number),
        bool flag => BitConverter.GetBytes(flag),
        double number => BitConverter.GetBytes(number),
        byte[] bytes => bytes,
        _ => throw new NotSupportedException($"A {value.GetType().Name} has no digest."),
    };
}
