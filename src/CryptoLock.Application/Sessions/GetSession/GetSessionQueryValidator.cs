using FluentValidation;

namespace CryptoLock.Application.Sessions.GetSession;

internal sealed class GetSessionQueryValidator : AbstractValidator<GetSessionQuery>
{
    public GetSessionQueryValidator() => RuleFor(query => query.Id).IsGiven();
}
