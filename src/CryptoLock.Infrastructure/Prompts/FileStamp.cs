namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Tells whether a file changed, without reading it. Links are followed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Target">Where it really is; null when it does not exist.</param>
/// <param name="WrittenAt">When it was last written, UTC ticks.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FileStamp(string Path, string? Target, long WrittenAt, long Length)
{
    /// <summary>A file as it is now. Missing and unreachable files are the same.</summary>
    public static FileStamp Take(string path)
    {
        try
        {
            var file = new FileInfo(path);
            var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return target.Exists
                ? new(path, target.FullName, target.LastWriteTimeUtc.Ticks, target.Length)
                : new(path, null, 0, 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(path, null, 0, 0);
        }
    }
}
