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
        RuleFor(command => command.Key)
            .Must(key => key is null || IsKey(key))
            .OverridePropertyName("Idempotency-Key")
            .WithMessage(
                $"The key is 1 to {ReplyAsOperatorCommand.MaxKeyLength} printable ASCII characters without spaces and commas. "
                + "Send one header with a new UUID for each message, and the same one when you repeat it.");
    }

    // Without commas, because that is what several headers are joined by.
    private static bool IsKey(string key) =>
        key.Length is > 0 and <= ReplyAsOperatorCommand.MaxKeyLength && key.All(c => c is > ' ' and <= '~' and not ',');
}
