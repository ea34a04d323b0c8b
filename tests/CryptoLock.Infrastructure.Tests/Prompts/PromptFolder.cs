using CryptoLock.Infrastructure.Prompts;

namespace CryptoLock.Infrastructure.Tests.Prompts;

/// <summary>A folder with a prompt, removed when disposed. Each write counts as later than the one before.</summary>
internal sealed class PromptFolder : IDisposable
{
    private DateTime _writtenAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public string Root { get; } = Directory.CreateTempSubdirectory("prompt-").FullName;

    public string PromptPath => Path.Combine(Root, "p.yaml");

    /// <summary>The original's prompt with further keys.</summary>
    public PromptFolder WithPrompt(string furtherYaml = "") => With("p.yaml", Prompt.Original + furtherYaml);

    public PromptFolder With(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        _writtenAt = _writtenAt.AddSeconds(1);
        File.SetLastWriteTimeUtc(full, _writtenAt);
        return this;
    }

    public void Remove(string path) => File.Delete(Path.Combine(Root, path));

    public PromptLoad Load() => Prompt.Load(PromptPath);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
