using CryptoLock.Application.Common;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai;

/// <summary>What <see cref="ChatClientResponder"/> has to know about the service behind its chat client.</summary>
internal interface IChatProvider
{
    /// <summary>Name of the responder, as it stands with each reply.</summary>
    string Name { get; }

    /// <summary>The model that is asked first.</summary>
    string Model { get; }

    /// <summary>The price of a call in US dollars; null when unknown.</summary>
    /// <param name="model">The model that answered; null when unknown.</param>
    /// <param name="usage">The tokens; null when unknown.</param>
    decimal? CostOf(string? model, UsageDetails? usage);

    /// <summary>The error that one of the service's exceptions stands for; null for an exception of another origin.</summary>
    /// <param name="exception">The exception.</param>
    Error? Explain(Exception exception);
}
