using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Simulator;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging.Simulator;

/// <summary>
/// The wire to the simulator's page. There is nothing to carry: the page reads the transcript and shows a part once it is
/// recorded as sent. Accepting a part is therefore only naming it, and the name follows from the part's id.
/// </summary>
internal sealed class SimulatorChannel : IMessageChannel
{
    public bool Reaches(ParticipantAddress customer) =>
        customer.Value.StartsWith(SimulatorAddress.Prefix, StringComparison.Ordinal);

    public Task<Result<string>> SendAsync(OutgoingPart part, CancellationToken cancellationToken) =>
        Task.FromResult<Result<string>>(ProviderIdOf(part));

    // A part handed over is in the store, the only place the page looks: it is always here, once, even if the process died
    // before SendAsync ran. Answering "not here" would only make the caller send again what is already on the way.
    public Task<Result<FoundPart>> FindAsync(
        OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken) =>
        Task.FromResult<Result<FoundPart>>(new FoundPart(ProviderIdOf(part)));

    public bool HasTemplateFor(ParticipantAddress customer) => false;

    private static string ProviderIdOf(OutgoingPart part) => $"SIM{part.PartId.Value:N}";
}
