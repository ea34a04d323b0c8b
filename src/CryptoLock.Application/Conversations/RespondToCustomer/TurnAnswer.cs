using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>What a turn has to say: the answer, or the fallback for when it is too late to try again.</summary>
/// <param name="Author">Who says it.</param>
/// <param name="Draft">The answer or fallback.</param>
/// <param name="Error">Why the assistant did not answer; null when it did.</param>
internal sealed record TurnAnswer(MessageAuthor Author, ReplyDraft Draft, Error? Error);
