using FluentValidation;

namespace CryptoLock.Application.Sessions;

internal sealed class PageRequestValidator : AbstractValidator<PageRequest>
{
    /// <summary>Keeps <see cref="PageRequest.Offset"/> within its type.</summary>
    private const int LastPage = 1_000_000;

    public PageRequestValidator()
    {
        RuleFor(page => page.Number).InclusiveBetween(1, LastPage)
            .OverridePropertyName("page").WithMessage($"The page number must be from 1 to {LastPage}.");
        RuleFor(page => page.Size).InclusiveBetween(1, PageRequest.MaxSize)
            .OverridePropertyName("size").WithMessage($"The page size must be from 1 to {PageRequest.MaxSize}.");
    }
}
