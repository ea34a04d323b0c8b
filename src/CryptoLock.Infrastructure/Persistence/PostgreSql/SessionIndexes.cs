using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Indexes over what seldom changes instead of over the times themselves: PostgreSQL leaves all indexes alone when an update changes
/// nothing that any of them reads (docs/decisions/0022-updates-that-touch-no-index.md).
/// </summary>
internal static class SessionIndexes
{
    /// <summary>Whether the conversation is due at any time.</summary>
    public const string IsScheduled = "is_scheduled";

    /// <summary>The ten minutes of its last message, counted from the year 1.</summary>
    public const string ActiveSlot = "active_slot";

    private const long SlotTicks = 10 * TimeSpan.TicksPerMinute;

    /// <summary>The slot of a time, as the database reckons it.</summary>
    public static long SlotOf(DateTimeOffset time) => time.UtcTicks / SlotTicks;

    public static void Configure(EntityTypeBuilder<ChatSession> builder)
    {
        builder.Property<bool>(IsScheduled).HasComputedColumnSql("due_at IS NOT NULL", stored: true);
        builder.Property<long>(ActiveSlot).HasComputedColumnSql($"last_message_at / {SlotTicks}", stored: true);

        builder.HasIndex(s => s.Id, "ix_sessions_due").HasFilter(IsScheduled);
        ChatSessionConfiguration.ConfigureLists(builder, ActiveSlot);
    }
}
