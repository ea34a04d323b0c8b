using YamlDotNet.Core;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>A prompt or knowledge file cannot be used. The message names the place and what is allowed there.</summary>
internal sealed class PromptFileException : Exception
{
    public PromptFileException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
    }

    public PromptFileException(string file, Mark at, string problem, Exception? inner = null)
        : base($"{file}, line {at.Line}, column {at.Column}: {problem}", inner)
    {
    }
}
