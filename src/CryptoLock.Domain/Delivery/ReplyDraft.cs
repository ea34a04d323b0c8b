using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Delivery;

/// <summary>An answer that is ready to be queued.</summary>
public sealed record ReplyDraft
{
    /// <summary>A draft.</summary>
    /// <param name="text">The whole answer, as it was written.</param>
    /// <param name="parts">The same, formatted and cut for the channel; at least one, none blank.</param>
    /// <param name="origin">How the answer was made; null for fixed texts.</param>
    /// <exception cref="DomainException">There is no part, or a blank one.</exception>
    public ReplyDraft(string text, IReadOnlyList<string> parts, ReplyOrigin? origin = null)
    {
        if (parts.Count == 0 || parts.Any(string.IsNullOrWhiteSpace))
        {
            throw new DomainException("A reply has at least one part, and no blank ones.");
        }

        (Text, Parts, Origin) = (text, parts, origin);
    }

    /// <summary>The whole answer, as it was written.</summary>
    public string Text { get; }

    /// <summary>The answer formatted and cut for the channel.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>How the answer was made; null for fixed texts.</summary>
    public ReplyOrigin? Origin { get; }

    /// <summary>Whether it leaves as the configured template instead of its text.</summary>
    public bool IsTemplate { get; init; }
}
