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
            validator.ValidateAndThrow(request);
        }

        return next();
    }
}
