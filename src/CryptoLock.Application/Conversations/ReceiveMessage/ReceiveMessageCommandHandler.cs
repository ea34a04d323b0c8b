using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.ReceiveMessage;

internal sealed partial class ReceiveMessageCommandHandler(
    IInboundMessageLog inbox,
    IConversationSignal signal,
    ITurnInterruptions interruptions,
    IPromptCatalog prompts,
    IDomainEventPublisher events,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<ReceiveMessageCommandHandler> logger) : IRequestHandler<ReceiveMessageCommand, Result<MessageReceipt>>
{
    public const int MaxProfileNameLength = 256;

    public async Task<Result<MessageReceipt>> Handle(ReceiveMessageCommand command, CancellationToken cancellationToken)
    {
        var message = Normalize(command, clock.GetUtcNow());
        var receipt = await inbox.AppendAsync(message, cancellationToken);
        if (receipt.IsDuplicate)
        {
            LogRedelivery(message.ProviderId);
            return new MessageReceipt(IsDuplicate: true, SessionId: null);
        }

        var isOut = message.Content.Intent is CustomerIntent.OptOut or CustomerIntent.TalkToPerson;
        interruptions.Raise(receipt.SessionId, isOut ? TurnInterruption.AssistantOut : TurnInterruption.CustomerWrote);
        signal.Notify(receipt.SessionId, receipt.DueAt);
        LogStored(receipt, message);
        var received = new MessageReceived(receipt.SessionId, message.Id);
        await events.PublishAsync(receipt.IsNewSession ? [new SessionStarted(receipt.SessionId), received] : [received]);
        return new MessageReceipt(IsDuplicate: false, receipt.SessionId);
    }

    private IncomingMessage Normalize(ReceiveMessageCommand command, DateTimeOffset now)
    {
        var from = ParticipantAddress.From(command.From!);
        var content = MessageContentNormalizer.Normalize(command.Content);
        return new IncomingMessage(
            MessageId.New(now),
            ChatSessionId.New(now),
            command.ProviderId!,
            ParticipantAddress.IsValid(command.ExternalUserId) ? command.ExternalUserId! : from.Value,
            from,
            ParticipantAddress.From(command.To!),
            StorableText.CleanOrNull(command.ProfileName, MaxProfileNameLength),
            content with { Intent = content.Intent ?? prompts.Active.IntentOf(content.Text) },
            options.Value.Quiet,
            now);
    }

    private void LogStored(InboundReceipt receipt, IncomingMessage message)
    {
        if (receipt.IsNewSession)
        {
            LogSessionCreated(receipt.SessionId);
        }

        LogReceived(message.Id, receipt.SessionId, message.ProviderId);
    }

    [LoggerMessage(1001, LogLevel.Information, "Redelivery of {ProviderId} ignored")]
    private partial void LogRedelivery(string providerId);

    [LoggerMessage(1002, LogLevel.Information, "Session {SessionId} created")]
    private partial void LogSessionCreated(ChatSessionId sessionId);

    [LoggerMessage(1003, LogLevel.Information, "Message {MessageId} received in session {SessionId} as {ProviderId}")]
    private partial void LogReceived(MessageId messageId, ChatSessionId sessionId, string providerId);
}
