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
    FixedTexts texts,
    IAiResponder assistant,
    IDocumentationResponder documentation,
    IReplyFormatter formatter,
    IOptions<ConversationOptions> options,
    TimeProvider clock)
{
    private static readonly Error TimedOut = new("ai.timeout", ErrorKind.Transient, "The time budget of the turn is used up.");
    private static readonly Error GaveUp = new("turn.gave_up", ErrorKind.Permanent, "The turn was interrupted too often.");
    private static readonly Error Invisible = new("ai.empty", ErrorKind.Permanent, "The answer has no visible text.");

    /// <summary>Writes the answer of the open turn. Reads no store.</summary>
    public async Task<TurnAnswer> WriteAsync(ChatSession session, TurnReading reading, CancellationToken cancellationToken)
    {
        var (prompt, turn) = (prompts.Active, session.OpenTurn!);
        if (turn.Attempts > options.Value.MaxAttempts)
        {
            return GiveUp(session);
        }

        if (FixedAnswerTo(session.Pending) is { } text)
        {
            return new(MessageAuthor.System, texts.Draft(text, session.Language), null);
        }

        var history = HistoryComposer.Compose(
            reading.Tail, turn.ReadThrough, reading.FailedAfter, options.Value.HistoryTokens);
        var request = new AiRequest(session.Id, prompt, session.Language ?? prompt.DefaultLanguage, history);

        var answer = await AskAsync(request, cancellationToken);
        if (answer.IsSuccess && Draft(answer.Value) is { } draft)
        {
            return new(MessageAuthor.Assistant, draft, null);
        }

        return await FallBackAsync(request, answer.Error ?? Invisible, cancellationToken);
    }

    /// <summary>The apology for a turn that was interrupted too often: whatever stops it would stop it again.</summary>
    private TurnAnswer GiveUp(ChatSession session) =>
        new(MessageAuthor.System, texts.Draft(FixedText.Unavailable, session.Language), GaveUp);

    private static FixedText? FixedAnswerTo(IReadOnlyList<InboundMessage> read) => read switch
    {
        [] => null,
        _ when read.All(m => m.Content.IsEmpty) => FixedText.UnsupportedMessage,
        _ when read.All(m => m.Content is { HasText: false, Location: null, Selection: null }) => FixedText.AttachmentOnly,
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
            : new(MessageAuthor.System, texts.Draft(FixedText.Unavailable, request.Language), error);
    }

    private ReplyDraft? Draft(AiAnswer answer) =>
        formatter.Format(answer.Text) is { Count: > 0 } parts
            ? new(StorableText.Clean(answer.Text, int.MaxValue), parts, answer.Origin)
            : null;
}
