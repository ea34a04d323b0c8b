using FluentValidation;

namespace CryptoLock.Application.DeadLetters.ReplayDeadLetter;

internal sealed class ReplayDeadLetterCommandValidator : AbstractValidator<ReplayDeadLetterCommand>
{
    public ReplayDeadLetterCommandValidator() =>
        RuleFor(command => command.Id).NotEmpty().OverridePropertyName("id").WithMessage("The id of a dead letter is required.");
}
