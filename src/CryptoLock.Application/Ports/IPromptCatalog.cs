using CryptoLock.Application.Prompts;

namespace CryptoLock.Application.Ports;

/// <summary>The assistant's prompts.</summary>
public interface IPromptCatalog
{
    /// <summary>The last good version of the active prompt. Cheap: call it once for each turn.</summary>
    AssistantPrompt Active { get; }
}
