using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>Answers what a customer wrote, if that is what the conversation needs now. The caller holds the conversation's lock.</summary>
/// <param name="SessionId">The conversation.</param>
public sealed record RespondToCustomerCommand(ChatSessionId SessionId) : IRequest<Result<ConversationStep>>;
