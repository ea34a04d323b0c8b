using CryptoLock.Domain.Conversations;
using FluentValidation;

namespace CryptoLock.Application.Sessions.ListSessions;

internal sealed class ListSessionsQueryValidator : AbstractValidator<ListSessionsQuery>
{
    public ListSessionsQueryValidator()
    {
        RuleFor(query => query.Page).SetValidator(new PageRequestValidator()).OverridePropertyName(string.Empty);
        RuleFor(query => query.Filter.Status).IsInEnum()
            .OverridePropertyName("status").WithMessage("There is no such status.");
        RuleFor(query => query.Filter.Customer)
            .Must(ParticipantAddress.IsValid).When(query => query.Filter.Customer is not null)
            .OverridePropertyName("customer")
            .WithMessage($"A customer is 1 to {ParticipantAddress.MaxLength} characters without white space.");
    }
}
