using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;

namespace CryptoLock.Application.Simulator.DeleteSimulatorConversation;

internal sealed class DeleteSimulatorConversationCommandHandler(ISessionReader reader, IChatSessionRepository sessions)
    : IRequestHandler<DeleteSimulatorConversationCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteSimulatorConversationCommand command, CancellationToken cancellationToken)
    {
        if (await reader.FindSimulatedAsync(command.ConversationId!, cancellationToken) is { } session)
        {
            await sessions.DeleteAsync(session.Id, cancellationToken);
        }

        return Unit.Value;
    }
}
