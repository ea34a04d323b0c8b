using FluentValidation;

namespace CryptoLock.Application.Simulator;

/// <summary>Rules that the simulator's requests share.</summary>
internal static class SimulatorRules
{
    public static IRuleBuilderOptions<T, string?> IsConversationId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(SimulatorAddress.IsConversationId)
            .WithErrorCode("simulator.conversation_id")
            .WithMessage("A conversation's id is 8 to 64 letters, digits, '-' or '_'.");
}
