using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Sessions.GetTranscript;

/// <summary>Reads a page of a conversation's messages in order; <see cref="ErrorKind.NotFound"/> when there is no such conversation.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Page">Which page.</param>
public sealed record GetTranscriptQuery(ChatSessionId Id, PageRequest Page) : IRequest<Result<Page<TranscriptEntry>>>;
