using CryptoLock.Application.Common;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Ports;

/// <summary>Writes answers.</summary>
public interface IAiResponder
{
    /// <summary>Writes an answer to the last turn of the history.</summary>
    /// <param name="request">What to answer, and as whom.</param>
    /// <param name="cancellationToken">Ends the work; the caller's time budget.</param>
    /// <returns>
    /// An answer that is not blank; or an error: blocked and empty answers are <see cref="ErrorKind.Permanent"/>, overload is
    /// <see cref="ErrorKind.Transient"/> or <see cref="ErrorKind.RateLimited"/>.
    /// </returns>
    Task<Result<AiAnswer>> RespondAsync(AiRequest request, CancellationToken cancellationToken);
}

/// <summary>Answers from the documentation without any model. Never invents: what it says stands in a document.</summary>
public interface IDocumentationResponder
{
    /// <summary>The passages that answer the last turn best, one for each thing asked.</summary>
    /// <param name="request">What to answer.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null when the documentation does not say.</returns>
    Task<AiAnswer?> FindAnswerAsync(AiRequest request, CancellationToken cancellationToken);
}

/// <summary>What to answer.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="Prompt">As whom, and from which documents.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="History">Turns that alternate, oldest first; the first and the last are the customer's.</param>
public sealed record AiRequest(
    ChatSessionId SessionId, AssistantPrompt Prompt, Language Language, IReadOnlyList<HistoryTurn> History);

/// <summary>One turn of the history.</summary>
/// <param name="IsCustomer">Whether the customer speaks; else the company does.</param>
/// <param name="Texts">What is said: one text for each message of a burst, none blank.</param>
public sealed record HistoryTurn(bool IsCustomer, IReadOnlyList<string> Texts);

/// <summary>An answer.</summary>
/// <param name="Text">Markdown, not blank.</param>
/// <param name="Origin">How it was made.</param>
public sealed record AiAnswer(string Text, ReplyOrigin Origin);
