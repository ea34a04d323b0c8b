using FluentValidation;
using MediatR;

namespace CryptoLock.Application.Common.Behaviors;

/// <summary>Refuses malformed requests before their handler sees them. No rule of ours waits for anything.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(
        TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        foreach (var validator in validators)
        {
            // ValidateAndThrow makes a strategy and a context of options for each request.
            if (validator.Validate(request) is { IsValid: false } failed)
            {
                throw new ValidationException(failed.Errors);
            }
        }

        return next();
    }
}
