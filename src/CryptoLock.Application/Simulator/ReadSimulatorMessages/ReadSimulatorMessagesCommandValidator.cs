using FluentValidation;

namespace CryptoLock.Application.Simulator.ReadSimulatorMessages;

internal sealed class ReadSimulatorMessagesCommandValidator : AbstractValidator<ReadSimulatorMessagesCommand>
{
    public ReadSimulatorMessagesCommandValidator()
    {
        RuleFor(c => c.ConversationId).IsConversationId();
        RuleFor(c => c.ThroughPosition).GreaterThanOrEqualTo(1);
    }
}
