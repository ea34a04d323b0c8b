using FluentValidation;

namespace CryptoLock.Application.Simulator.DeleteSimulatorConversation;

internal sealed class DeleteSimulatorConversationCommandValidator : AbstractValidator<DeleteSimulatorConversationCommand>
{
    public DeleteSimulatorConversationCommandValidator() => RuleFor(c => c.ConversationId).IsConversationId();
}
