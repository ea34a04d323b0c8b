using CryptoLock.Application.Common;
using MediatR;

namespace CryptoLock.Application.DeadLetters.ReplayDeadLetter;

/// <summary>
/// Gives a dead letter another try, once: the assistant answers again, or what did not arrive is sent again.
/// <see cref="ErrorKind.NotFound"/> when there is no such dead letter (any more); <see cref="ErrorKind.Conflict"/> when a person
/// has the conversation, the customer opted out, another answer is being written, or the question is out of the model's sight.
/// </summary>
/// <param name="Id">The id of the turn or of the message.</param>
public sealed record ReplayDeadLetterCommand(Guid Id) : IRequest<Result<DeadLetter>>;
