using CryptoLock.Application.Common;
using CryptoLock.Application.Sessions;
using MediatR;

namespace CryptoLock.Application.DeadLetters.ListDeadLetters;

/// <summary>Lists what was given up and not tried again, the newest first.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListDeadLettersQuery(PageRequest Page) : IRequest<Result<Page<DeadLetter>>>;
