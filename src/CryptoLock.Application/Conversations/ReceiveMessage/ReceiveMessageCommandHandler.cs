using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
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
    IPublisher publisher,
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

        interruptions.Raise(
            receipt.SessionId,
            message.Content.Intent is CustomerIntent.OptOut ? TurnInterruption.AssistantOut : TurnInterruption.CustomerWrote);
        signal.Notify(receipt.SessionId, receipt.DueAt);
        LogStored(receipt, message);
        await AnnounceAsync(receipt, message.Id);
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

    private async Task AnnounceAsync(InboundReceipt receipt, MessageId messageId)
    {
        if (receipt.IsNewSession)
        {
            await PublishAsync(new SessionStarted(receipt.SessionId));
        }

        await PublishAsync(new MessageReceived(receipt.SessionId, messageId));
    }

    private async Task PublishAsync<TEvent>(TEvent domainEvent)
        where TEvent : IDomainEvent
    {
        try
        {
            await publisher.Publish(new DomainEventNotification<TEvent>(domainEvent), CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The message is stored and will be answered: a subscriber's fault must not make the channel send it again.
            LogSubscriberFailed(exception, typeof(TEvent).Name);
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "Redelivery of {ProviderId} ignored")]
    private partial void LogRedelivery(string providerId);

    [LoggerMessage(1002, LogLevel.Information, "Session {SessionId} created")]
    private partial void LogSessionCreated(ChatSessionId sessionId);

    [LoggerMessage(1003, LogLevel.Information, "Message {MessageId} received in session {SessionId} as {ProviderId}")]
    private partial void LogReceived(MessageId messageId, ChatSessionId sessionId, string providerId);

    [LoggerMessage(1004, LogLevel.Error, "A subscriber of {Event} failed; the message is stored nevertheless")]
    private partial void LogSubscriberFailed(Exception exception, string @event);
}
