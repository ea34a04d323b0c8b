using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Sessions;
using MediatR;

namespace CryptoLock.Application.Ledger.ListUnsettled;

/// <summary>Lists customers' messages without an outcome, the oldest first.</summary>
/// <param name="OlderThan">
/// Only messages that arrived this long ago or longer; 0 to 365 days. Null for <see cref="ConversationOptions.UnsettledAfter"/>.
/// </param>
/// <param name="Page">Which page.</param>
public sealed record ListUnsettledQuery(TimeSpan? OlderThan, PageRequest Page) : IRequest<Result<Page<UnsettledMessage>>>;
