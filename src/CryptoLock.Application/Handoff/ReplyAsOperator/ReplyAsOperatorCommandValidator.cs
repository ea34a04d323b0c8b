using CryptoLock.Application.Sessions;
using FluentValidation;

namespace CryptoLock.Application.Handoff.ReplyAsOperator;

internal sealed class ReplyAsOperatorCommandValidator : AbstractValidator<ReplyAsOperatorCommand>
{
    public ReplyAsOperatorCommandValidator()
    {
        RuleFor(command => command.Id).IsGiven();
        RuleFor(command => command.Text)
            .Must(text => !string.IsNullOrWhiteSpace(text) && text.Length <= ReplyAsOperatorCommand.MaxTextLength)
            .OverridePropertyName("text")
            .WithMessage($"The text is 1 to {ReplyAsOperatorCommand.MaxTextLength} characters and not blank.");
    }
}
