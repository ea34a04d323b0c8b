namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Which prompt the assistant works with.</summary>
public sealed class PromptOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prompts";

    /// <summary>
    /// The folder of the prompts; <c>prompts</c> unless set. A relative one is looked for in the working directory, then in
    /// the content root, then beside the program.
    /// </summary>
    public string Directory { get; set; } = "prompts";

    /// <summary>
    /// A prompt's name in the folder, without extension, or the path of its file; <c>cryptolock_atendente_v1</c> unless set.
    /// </summary>
    public string Active { get; set; } = "cryptolock_atendente_v1";

    /// <summary>How often the files are looked at for changes; two seconds unless set; 0 never; else 100 ms to one hour.</summary>
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(2);
}
