using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Handoff.ReplyAsOperator;

internal sealed partial class ReplyAsOperatorCommandHandler(
    IReplyFormatter formatter,
    IChatSessionRepository sessions,
    IConversationSignal signal,
    TimeProvider clock,
    ILogger<ReplyAsOperatorCommandHandler> logger) : IRequestHandler<ReplyAsOperatorCommand, Result<QueuedReply>>
{
    public async Task<Result<QueuedReply>> Handle(ReplyAsOperatorCommand command, CancellationToken cancellationToken)
    {
        var text = StorableText.Clean(command.Text!, ReplyAsOperatorCommand.MaxTextLength);
        var parts = formatter.Format(text);
        if (parts.Count == 0)
        {
            return HandoffErrors.NothingVisible;
        }

        var messageId = command.Key is { } key ? MessageId.Of(command.Id, key) : MessageId.New(clock.GetUtcNow());
        var draft = new ReplyDraft(text, parts);
        OutboundMessage? earlier = null;
        var said = await sessions.TryUpdateAsync(
            () => sessions.FindWithMessageAsync(command.Id, messageId, cancellationToken),
            session => (earlier = session.FindMessage(messageId)) is null ? Say(session, messageId, draft) : HandoffErrors.KeyReused,
            cancellationToken);
        if (earlier?.Text == text)
        {
            LogRepeated(command.Id, messageId);
            return new QueuedReply(messageId, earlier.Parts.Count);
        }

        if (!said.IsSuccess)
        {
            return said.Error;
        }

        signal.Notify(command.Id, clock.GetUtcNow());
        LogQueued(command.Id, messageId, parts.Count);
        return new QueuedReply(messageId, parts.Count);
    }

    private Error? Say(ChatSession session, MessageId id, ReplyDraft draft)
    {
        if (session.Status is not SessionStatus.WithHuman)
        {
            return session.Status is SessionStatus.OptedOut ? HandoffErrors.OptedOut : HandoffErrors.NotTakenOver;
        }

        session.Say(draft, clock.GetUtcNow(), id);
        return null;
    }

    [LoggerMessage(1071, LogLevel.Information, "Session {SessionId}: message {MessageId} of the operator queued, {Parts} part(s)")]
    private partial void LogQueued(ChatSessionId sessionId, MessageId messageId, int parts);

    [LoggerMessage(1074, LogLevel.Information, "Session {SessionId}: message {MessageId} of the operator asked for again, nothing changed")]
    private partial void LogRepeated(ChatSessionId sessionId, MessageId messageId);
}
