using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Delivery;
using MediatR;

namespace CryptoLock.Application.Simulator.GetSimulatorConversation;

internal sealed class GetSimulatorConversationQueryHandler(ISessionReader reader)
    : IRequestHandler<GetSimulatorConversationQuery, Result<SimulatorConversation>>
{
    public async Task<Result<SimulatorConversation>> Handle(
        GetSimulatorConversationQuery query, CancellationToken cancellationToken)
    {
        if (await reader.FindSimulatedAsync(query.ConversationId!, cancellationToken) is not { } session)
        {
            return SimulatorConversation.Empty;
        }

        var messages = await ReadAsync(session, query.AfterPosition, cancellationToken);
        var isTyping = session.IsWaiting || messages.Any(IsOnItsWay);
        return new SimulatorConversation(session.Status, isTyping, session.MessageCount, messages);
    }

    private async Task<IReadOnlyList<TranscriptEntry>> ReadAsync(
        SessionSummary session, int after, CancellationToken cancellationToken)
    {
        var take = Math.Min(session.MessageCount - after, PageRequest.MaxSize);
        return take > 0 ? await reader.TailAsync(session.Id, after + take, take, cancellationToken) : [];
    }

    private static bool IsOnItsWay(TranscriptEntry message) =>
        message.Parts.Any(p => p.Status is PartStatus.Queued or PartStatus.Sending);
}
