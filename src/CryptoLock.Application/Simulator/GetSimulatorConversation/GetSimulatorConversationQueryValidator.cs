using FluentValidation;

namespace CryptoLock.Application.Simulator.GetSimulatorConversation;

internal sealed class GetSimulatorConversationQueryValidator : AbstractValidator<GetSimulatorConversationQuery>
{
    public GetSimulatorConversationQueryValidator()
    {
        RuleFor(q => q.ConversationId).IsConversationId();
        RuleFor(q => q.AfterPosition).GreaterThanOrEqualTo(0);
    }
}
