using CryptoLock.Application.Sessions;
using FluentValidation;

namespace CryptoLock.Application.Handoff.TakeOverSession;

internal sealed class TakeOverSessionCommandValidator : AbstractValidator<TakeOverSessionCommand>
{
    public TakeOverSessionCommandValidator()
    {
        RuleFor(command => command.Id).IsGiven();
        RuleFor(command => command.OperatorName).Must(IsName)
            .OverridePropertyName("operator")
            .WithMessage($"The operator's name is 1 to {TakeOverSessionCommand.MaxNameLength} characters on one line.");
    }

    private static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name)
        && name.Length <= TakeOverSessionCommand.MaxNameLength
        && !name.EnumerateRunes().Any(rune => System.Text.Rune.IsControl(rune) || rune == System.Text.Rune.ReplacementChar);
}
