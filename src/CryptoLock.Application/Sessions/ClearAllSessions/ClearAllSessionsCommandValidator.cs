using FluentValidation;

namespace CryptoLock.Application.Sessions.ClearAllSessions;

internal sealed class ClearAllSessionsCommandValidator : AbstractValidator<ClearAllSessionsCommand>
{
    public ClearAllSessionsCommandValidator() => RuleFor(command => command.Confirmation)
        .Equal(ClearAllSessionsCommand.RequiredConfirmation)
        .OverridePropertyName("confirm")
        .WithMessage($"This erases every conversation. To confirm, pass exactly: {ClearAllSessionsCommand.RequiredConfirmation}");
}
