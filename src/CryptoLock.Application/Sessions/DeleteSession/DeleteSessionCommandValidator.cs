using FluentValidation;

namespace CryptoLock.Application.Sessions.DeleteSession;

internal sealed class DeleteSessionCommandValidator : AbstractValidator<DeleteSessionCommand>
{
    public DeleteSessionCommandValidator() => RuleFor(command => command.Id).IsGiven();
}
