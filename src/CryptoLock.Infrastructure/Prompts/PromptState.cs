using CryptoLock.Application.Prompts;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>What the catalog knows.</summary>
/// <param name="Path">The prompt's file.</param>
/// <param name="Prompt">The last good version.</param>
/// <param name="Problem">Why the files as they are now cannot be used; null when they can.</param>
/// <param name="Files">The files to watch, as they were when they were read.</param>
internal sealed record PromptState(string Path, AssistantPrompt Prompt, string? Problem, IReadOnlyList<FileStamp> Files);
