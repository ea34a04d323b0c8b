using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using MediatR;

namespace CryptoLock.Application.Delivery.DeliverReply;

internal sealed class DeliverReplyCommandHandler(ReplyDelivery delivery)
    : IRequestHandler<DeliverReplyCommand, Result<ConversationStep>>
{
    public async Task<Result<ConversationStep>> Handle(DeliverReplyCommand command, CancellationToken cancellationToken) =>
        await delivery.DeliverAsync(command.SessionId, cancellationToken);
}
