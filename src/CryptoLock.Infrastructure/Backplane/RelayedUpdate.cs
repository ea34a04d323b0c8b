using System.Globalization;
using CryptoLock.Application.Live;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Backplane;

/// <summary>A live update as it travels between instances.</summary>
/// <param name="Sender">The instance that says it, which hears itself too.</param>
/// <param name="Update">What happened.</param>
internal sealed record RelayedUpdate(Guid Sender, LiveUpdate Update)
{
    /// <summary>Null for what an instance of another version says.</summary>
    public static RelayedUpdate? Read(string? text) => text?.Split(' ') is [var sender, var session, var kind, var at]
        && Guid.TryParse(sender, out var from)
        && Guid.TryParse(session, out var id)
        && Enum.TryParse<LiveUpdateKind>(kind, out var known) && Enum.IsDefined(known)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            ? new(from, new(known, new ChatSessionId(id), new(ticks, TimeSpan.Zero)))
            : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Sender} {Update.SessionId.Value} {Update.Kind} {Update.At.UtcTicks}");
}
