using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Conversations.BreakSilence;

/// <summary>Does something about a customer who waits too long, if that is so. The caller holds the conversation's lock.</summary>
/// <param name="SessionId">The conversation.</param>
public sealed record BreakSilenceCommand(ChatSessionId SessionId) : IRequest<Result<ConversationStep>>;
