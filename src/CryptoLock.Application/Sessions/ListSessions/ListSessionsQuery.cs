using CryptoLock.Application.Common;
using MediatR;

namespace CryptoLock.Application.Sessions.ListSessions;

/// <summary>Lists conversations, the latest activity first.</summary>
/// <param name="Filter">Which ones.</param>
/// <param name="Page">Which page.</param>
public sealed record ListSessionsQuery(SessionFilter Filter, PageRequest Page) : IRequest<Result<Page<SessionSummary>>>;
