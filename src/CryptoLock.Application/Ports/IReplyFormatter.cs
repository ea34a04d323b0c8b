namespace CryptoLock.Application.Ports;

/// <summary>Turns an answer in Markdown into what the channel can show.</summary>
public interface IReplyFormatter
{
    /// <summary>Formats an answer and cuts it into parts of at most the channel's length, in order.</summary>
    /// <param name="markdown">The answer.</param>
    /// <returns>No blank parts; empty when nothing visible is left.</returns>
    IReadOnlyList<string> Format(string markdown);
}
