using CryptoLock.Application.Common;
using MediatR;

namespace CryptoLock.Application.Conversations.BreakSilence;

internal sealed class BreakSilenceCommandHandler(SilenceBreaker silence, TimeProvider clock)
    : IRequestHandler<BreakSilenceCommand, Result<ConversationStep>>
{
    public async Task<Result<ConversationStep>> Handle(BreakSilenceCommand command, CancellationToken cancellationToken)
    {
        var session = await silence.BreakAsync(command.SessionId, cancellationToken);
        return ConversationStep.Of(session, clock.GetUtcNow());
    }
}
