using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;

namespace CryptoLock.Application.Simulator;

/// <summary>Finds the chat session behind a conversation in the browser.</summary>
internal static class SimulatorSessions
{
    private static readonly PageRequest Newest = new(1, 1);

    public static async Task<SessionSummary?> FindSimulatedAsync(
        this ISessionReader reader, string conversationId, CancellationToken cancellationToken)
    {
        var filter = new SessionFilter(Status: null, SimulatorAddress.OfCustomer(conversationId), ActiveSince: null);
        var page = await reader.ListAsync(filter, Newest, cancellationToken);
        return page.Items.Count > 0 ? page.Items[0] : null;
    }
}
