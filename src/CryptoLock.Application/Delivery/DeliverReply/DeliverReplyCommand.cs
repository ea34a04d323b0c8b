using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Delivery.DeliverReply;

/// <summary>Sends what is queued, part by part in order, as far as it goes now. The caller holds the conversation's lock.</summary>
/// <param name="SessionId">The conversation.</param>
public sealed record DeliverReplyCommand(ChatSessionId SessionId) : IRequest<Result<ConversationStep>>;
