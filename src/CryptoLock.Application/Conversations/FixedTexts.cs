using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Conversations;

/// <summary>What the service itself says, ready to be queued.</summary>
internal sealed class FixedTexts(IPromptCatalog prompts, IReplyFormatter formatter)
{
    /// <summary>A text of the active prompt in a language; the prompt's default language when it is null.</summary>
    public ReplyDraft Draft(FixedText which, Language? language)
    {
        var text = prompts.Active.Text(which, language);
        return new(text, formatter.Format(text));
    }
}
