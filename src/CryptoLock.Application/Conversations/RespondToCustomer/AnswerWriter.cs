using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>Writes what a turn says: fixed text, the assistant's answer, the best passage of the documentation, or an honest apology.</summary>
internal sealed class AnswerWriter(
    IPromptCatalog prompts,
    ISessionReader reader,
    IAiResponder assistant,
    IDocumentationResponder documentation,
    IReplyFormatter formatter,
    IOptions<ConversationOptions> options,
    TimeProvider clock)
{
    private static readonly Error TimedOut = new("ai.timeout", ErrorKind.Transient, "The time budget of the turn is used up.");
    private static readonly Error GaveUp = new("turn.gave_up", ErrorKind.Permanent, "The turn was interrupted too often.");
    private static readonly Error Invisible = new("ai.empty", ErrorKind.Permanent, "The answer has no visible text.");

    public async Task<TurnAnswer> WriteAsync(ChatSession session, Turn turn, CancellationToken cancellationToken)
    {
        var prompt = prompts.Active;
        var read = session.Pending.Where(m => m.Position <= turn.ReadThrough).ToList();
        if (FixedAnswerTo(read) is { } text)
        {
            return new(MessageAuthor.System, Fixed(prompt, text, session.Language), null);
        }

        // What waits is read to the end, also when it is more than the model usually sees: it is all answered by this turn.
        var take = Math.Max(options.Value.HistoryTurns, session.MessageCount - read[0].Position + 1);
        var tail = await reader.TailAsync(session.Id, session.MessageCount, take, cancellationToken);
        var history = HistoryComposer.Compose(tail, turn.ReadThrough, options.Value.HistoryTokens);
        var request = new AiRequest(session.Id, prompt, session.Language ?? prompt.DefaultLanguage, history);

        var answer = await AskAsync(request, cancellationToken);
        if (answer.IsSuccess && Draft(answer.Value) is { } draft)
        {
            return new(MessageAuthor.Assistant, draft, null);
        }

        return await FallBackAsync(request, answer.Error ?? Invisible, cancellationToken);
    }

    /// <summary>The apology for a turn that was interrupted too often: whatever stops it would stop it again.</summary>
    public TurnAnswer GiveUp(ChatSession session) =>
        new(MessageAuthor.System, Fixed(prompts.Active, FixedText.Unavailable, session.Language), GaveUp);

    private static FixedText? FixedAnswerTo(List<InboundMessage> read) => read switch
    {
        _ when read.TrueForAll(m => m.Content.IsEmpty) => FixedText.UnsupportedMessage,
        _ when read.TrueForAll(m => m.Content is { HasText: false, Location: null, Selection: null }) => FixedText.AttachmentOnly,
        _ => null,
    };

    private async Task<Result<AiAnswer>> AskAsync(AiRequest request, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(options.Value.TurnTimeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, budget.Token);
        try
        {
            return await assistant.RespondAsync(request, linked.Token);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TimedOut;
        }
    }

    private async Task<TurnAnswer> FallBackAsync(AiRequest request, Error error, CancellationToken cancellationToken)
    {
        var passage = await documentation.FindAnswerAsync(request, cancellationToken);
        return passage is not null && Draft(passage) is { } draft
            ? new(MessageAuthor.Assistant, draft, error)
            : new(MessageAuthor.System, Fixed(request.Prompt, FixedText.Unavailable, request.Language), error);
    }

    private ReplyDraft? Draft(AiAnswer answer) =>
        formatter.Format(answer.Text) is { Count: > 0 } parts ? new(answer.Text, parts, answer.Origin) : null;

    private ReplyDraft Fixed(AssistantPrompt prompt, FixedText which, Language? language)
    {
        var text = prompt.Text(which, language);
        return new(text, formatter.Format(text));
    }
}
