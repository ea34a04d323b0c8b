using CryptoLock.Application.Sessions;
using FluentValidation;

namespace CryptoLock.Application.Ledger.ListUnsettled;

internal sealed class ListUnsettledQueryValidator : AbstractValidator<ListUnsettledQuery>
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(365);

    public ListUnsettledQueryValidator()
    {
        RuleFor(query => query.Page).SetValidator(new PageRequestValidator()).OverridePropertyName(string.Empty);
        RuleFor(query => query.OlderThan).InclusiveBetween(TimeSpan.Zero, Oldest)
            .OverridePropertyName("olderThan").WithMessage($"The age must be from 0 to {Oldest.Days} days, such as 00:05:00.");
    }
}
