using CryptoLock.Application.Common;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Delivery;
using MediatR;

namespace CryptoLock.Application.Simulator.ReadSimulatorMessages;

internal sealed class ReadSimulatorMessagesCommandHandler(ISessionReader reader, ISender sender)
    : IRequestHandler<ReadSimulatorMessagesCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(ReadSimulatorMessagesCommand command, CancellationToken cancellationToken)
    {
        if (await reader.FindSimulatedAsync(command.ConversationId!, cancellationToken) is not { } session)
        {
            return Unit.Value;
        }

        var through = Math.Min(command.ThroughPosition, session.MessageCount);
        var seen = await reader.TailAsync(session.Id, through, PageRequest.MaxSize, cancellationToken);
        foreach (var part in seen.SelectMany(m => m.Parts).Where(IsUnread))
        {
            // The same way as Twilio's status callbacks, so that the demonstration shows what production does.
            var report = new RecordDeliveryStatusCommand(part.Id.Value, part.ProviderId, PartStatus.Read, ErrorCode: null);
            var recorded = await sender.Send(report, cancellationToken);
            if (!recorded.IsSuccess)
            {
                return recorded.Error;
            }
        }

        return Unit.Value;
    }

    private static bool IsUnread(TranscriptPart part) => part.Status is PartStatus.Sent or PartStatus.Delivered;
}
