using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Conversations.ReceiveMessage;

/// <summary>Takes in a customer's message. Once handled, the message is stored and will be answered.</summary>
/// <param name="ProviderId">The channel's id of the message; 1 to 64 letters, digits, <c>-</c> or <c>_</c>.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The company's address.</param>
/// <param name="ExternalUserId">The sender's business-scoped user id; null when the channel gives none.</param>
/// <param name="ProfileName">The sender's profile name; null when not given. Cut to 256 characters.</param>
/// <param name="Content">What the message holds.</param>
public sealed record ReceiveMessageCommand(
    string? ProviderId, string? From, string? To, string? ExternalUserId, string? ProfileName, MessageContent Content)
    : IRequest<Result<MessageReceipt>>;

/// <summary>What became of a message.</summary>
/// <param name="IsDuplicate">It was taken in before; nothing changed.</param>
/// <param name="SessionId">The conversation; null for a duplicate.</param>
public sealed record MessageReceipt(bool IsDuplicate, ChatSessionId? SessionId);
