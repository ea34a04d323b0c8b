using System.Buffers;
using System.Text;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// The posted fields as Twilio signs them: sorted, each name followed by its value, in UTF-8. Its memory is borrowed: to be disposed.
/// </summary>
internal sealed class SignedFields : IDisposable
{
    private readonly byte[] _bytes;
    private readonly int _length;

    /// <param name="parameters">The decoded fields, in any order.</param>
    public SignedFields(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        KeyValuePair<string, string>[] sorted = [.. parameters];
        Array.Sort(sorted, Compare);
        var most = 0;
        foreach (var (name, value) in sorted)
        {
            most += Encoding.UTF8.GetMaxByteCount(name.Length) + Encoding.UTF8.GetMaxByteCount(value.Length);
        }

        _bytes = ArrayPool<byte>.Shared.Rent(most);
        for (var i = 0; i < sorted.Length; i++)
        {
            // A repeated name counts as the set of its values, each behind the name: official Node and Python libraries agree.
            if (i == 0 || Compare(sorted[i], sorted[i - 1]) != 0)
            {
                _length += Encoding.UTF8.GetBytes(sorted[i].Key, _bytes.AsSpan(_length));
                _length += Encoding.UTF8.GetBytes(sorted[i].Value, _bytes.AsSpan(_length));
            }
        }
    }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private static int Compare(KeyValuePair<string, string> a, KeyValuePair<string, string> b) =>
        string.CompareOrdinal(a.Key, b.Key) is var names and not 0 ? names : string.CompareOrdinal(a.Value, b.Value);
}
