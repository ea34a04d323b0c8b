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

        var draft = new ReplyDraft(text, parts);
        var said = await sessions.TryUpdateAsync(command.Id, session => Say(session, draft), cancellationToken);
        if (!said.IsSuccess)
        {
            return said.Error;
        }

        signal.Notify(command.Id, clock.GetUtcNow());
        var messageId = said.Value.Unsent[^1].Id;
        LogQueued(command.Id, messageId, parts.Count);
        return new QueuedReply(messageId, parts.Count);
    }

    private Error? Say(ChatSession session, ReplyDraft draft)
    {
        if (session.Status is not SessionStatus.WithHuman)
        {
            return session.Status is SessionStatus.OptedOut ? HandoffErrors.OptedOut : HandoffErrors.NotTakenOver;
        }

        session.Say(draft, clock.GetUtcNow());
        return null;
    }

    [LoggerMessage(1071, LogLevel.Information, "Session {SessionId}: message {MessageId} of the operator queued, {Parts} part(s)")]
    private partial void LogQueued(ChatSessionId sessionId, MessageId messageId, int parts);
}
