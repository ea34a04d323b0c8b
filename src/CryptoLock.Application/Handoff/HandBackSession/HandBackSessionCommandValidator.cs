using CryptoLock.Application.Sessions;
using FluentValidation;

namespace CryptoLock.Application.Handoff.HandBackSession;

internal sealed class HandBackSessionCommandValidator : AbstractValidator<HandBackSessionCommand>
{
    public HandBackSessionCommandValidator() => RuleFor(command => command.Id).IsGiven();
}
