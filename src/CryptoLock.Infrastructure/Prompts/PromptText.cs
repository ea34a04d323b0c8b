using System.Text;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Reads the files of a prompt.</summary>
internal static class PromptText
{
    private const long LargestFile = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, without a byte order mark and with line feeds only.</summary>
    /// <exception cref="PromptFileException">Missing, too large, unreadable or not UTF-8.</exception>
    public static string Read(string path)
    {
        try
        {
            var bytes = ReadBytes(path);
            return Utf8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException exception)
        {
            throw new PromptFileException(path, "is not UTF-8 text.", exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PromptFileException(path, "does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PromptFileException(path, "cannot be read.", exception);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > LargestFile)
        {
            throw new PromptFileException(path, $"is larger than {LargestFile / 1024} KB.");
        }

        var bytes = new byte[stream.Length];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..length];
    }
}
