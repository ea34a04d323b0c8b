using FluentValidation;

namespace CryptoLock.Application.Sessions.GetTranscript;

internal sealed class GetTranscriptQueryValidator : AbstractValidator<GetTranscriptQuery>
{
    public GetTranscriptQueryValidator()
    {
        RuleFor(query => query.Id).IsGiven();
        RuleFor(query => query.Page).SetValidator(new PageRequestValidator()).OverridePropertyName(string.Empty);
    }
}
