using CryptoLock.Application.Handoff.TakeOverSession;

namespace CryptoLock.Api.Admin.Handoff;

/// <summary>A conversation that a person has.</summary>
public sealed record TakenOverResponse
{
    /// <summary>The person's name.</summary>
    /// <example>Rui</example>
    public required string Operator { get; init; }

    /// <summary>
    /// Whether everything of the assistant that was on its way has arrived at the provider or is withdrawn. False when that
    /// could not be learned in time: one piece may still turn out to have left before the takeover.
    /// </summary>
    /// <example>true</example>
    public required bool IsSettled { get; init; }

    internal static TakenOverResponse From(TakenOverSession taken) => new()
    {
        Operator = taken.OperatorName,
        IsSettled = taken.IsSettled,
    };
}
