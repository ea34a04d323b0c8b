using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;

namespace CryptoLock.Application.Simulator.DeleteSimulatorConversation;

internal sealed class DeleteSimulatorConversationCommandHandler(
    ISessionReader reader, IChatSessionRepository sessions, ITurnInterruptions interruptions)
    : IRequestHandler<DeleteSimulatorConversationCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteSimulatorConversationCommand command, CancellationToken cancellationToken)
    {
        if (await reader.FindSimulatedAsync(command.ConversationId!, cancellationToken) is { } session)
        {
            await sessions.DeleteAsync(session.Id, cancellationToken);
            interruptions.Raise(session.Id, TurnInterruption.AssistantOut);
        }

        return Unit.Value;
    }
}
