using CryptoLock.Application.Sessions;
using FluentValidation;

namespace CryptoLock.Application.DeadLetters.ListDeadLetters;

internal sealed class ListDeadLettersQueryValidator : AbstractValidator<ListDeadLettersQuery>
{
    public ListDeadLettersQueryValidator() =>
        RuleFor(query => query.Page).SetValidator(new PageRequestValidator()).OverridePropertyName(string.Empty);
}
