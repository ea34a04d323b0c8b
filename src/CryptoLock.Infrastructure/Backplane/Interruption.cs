using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Backplane;

/// <summary>What travels between instances: ids and a word, nothing of customers.</summary>
/// <param name="Sender">The instance that says it, which hears itself too.</param>
/// <param name="SessionId">The conversation; null for all.</param>
/// <param name="Kind">What happened.</param>
internal sealed record Interruption(Guid Sender, ChatSessionId? SessionId, TurnInterruption Kind)
{
    private const string All = "*";

    /// <summary>Null for what an instance of another version says.</summary>
    public static Interruption? Read(string? text) => text?.Split(' ') is [var sender, var session, var kind]
        && Guid.TryParse(sender, out var from) && Enum.TryParse<TurnInterruption>(kind, out var interruption)
            ? session is All ? new(from, null, interruption)
                : Guid.TryParse(session, out var id) ? new(from, new ChatSessionId(id), interruption) : null
            : null;

    public override string ToString() => $"{Sender} {SessionId?.Value.ToString() ?? All} {Kind}";
}
