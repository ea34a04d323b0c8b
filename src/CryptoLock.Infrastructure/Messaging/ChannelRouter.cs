using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>Sends each part over the first registered channel that reaches its customer.</summary>
internal sealed class ChannelRouter(IEnumerable<IMessageChannel> channels) : IMessageSender
{
    private static readonly Error NoChannel = new(
        "messaging.no_channel", ErrorKind.Configuration, "No channel reaches this customer; is Twilio configured?");

    private readonly IMessageChannel[] _channels = [.. channels];

    public async Task<Result<string>> SendAsync(OutgoingPart part, CancellationToken cancellationToken) =>
        Find(part.To) is { } channel ? await channel.SendAsync(part, cancellationToken) : NoChannel;

    public async Task<Result<FoundPart>> FindAsync(
        OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken) =>
        Find(part.To) is { } channel ? await channel.FindAsync(part, since, others, cancellationToken) : NoChannel;

    public bool HasTemplateFor(ParticipantAddress customer) => Find(customer)?.HasTemplateFor(customer) == true;

    private IMessageChannel? Find(ParticipantAddress customer) => Array.Find(_channels, c => c.Reaches(customer));
}
