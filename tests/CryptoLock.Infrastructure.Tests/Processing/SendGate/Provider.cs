using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Tests.Processing.SendGate;

/// <summary>The channel's provider: it has what was handed over, answers later, and notes what should never have come.</summary>
internal sealed class Provider(Turnstile turnstile) : IMessageSender
{
    private readonly HashSet<PartId> _handedOver = [];

    /// <summary>Whether a person took over, the customer opted out, or the conversation was erased.</summary>
    public bool IsAssistantOut { get; set; }

    public List<string> Sent { get; } = [];

    public List<string> Wrong { get; } = [];

    public async Task<Result<string>> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        Sent.Add(part.Text);
        if (!_handedOver.Add(part.PartId))
        {
            Wrong.Add("no part is handed over twice");
        }

        if (IsAssistantOut && part.Text.StartsWith("answer", StringComparison.Ordinal))
        {
            Wrong.Add("nothing of the assistant is handed over after the commit");
        }

        await turnstile.PassAsync();
        return $"SM{part.PartId}";
    }

    public bool HasTemplateFor(ParticipantAddress customer) => false;

    public Task<Result<FoundPart>> FindAsync(
        OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken) =>
        Task.FromResult<Result<FoundPart>>(new FoundPart(_handedOver.Contains(part.PartId) ? $"SM{part.PartId}" : null));
}
