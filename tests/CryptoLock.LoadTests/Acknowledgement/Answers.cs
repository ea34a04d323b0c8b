using System.Buffers.Text;
using System.Text;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>Reads just enough of an HTTP answer to know where it ends.</summary>
internal static class Answers
{
    /// <summary>Whether a whole answer has arrived.</summary>
    /// <exception cref="InvalidOperationException">It is not 200 or does not state its length.</exception>
    public static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException($"The server answered: {Encoding.ASCII.GetString(answer)}");
        }

        return answer.Length >= end + 4 + LengthIn(head);
    }

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var start = head.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(head[(start + name.Length)..], out int length, out _)
            ? length
            : throw new InvalidOperationException("The answer does not state its length.");
    }
}
