using CryptoLock.Domain.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>Indexes over the times of a session.</summary>
internal static class SessionIndexes
{
    public static void Configure(EntityTypeBuilder<ChatSession> builder)
    {
        builder.HasIndex(s => s.DueAt).HasFilter("due_at IS NOT NULL").HasDatabaseName("ix_sessions_due");
        builder.HasIndex(s => s.LastMessageAt).HasDatabaseName("ix_sessions_activity");

        // Lists of the few that are not left to the assistant. The many that are cost nothing here.
        builder.HasIndex(s => s.LastMessageAt, "ix_sessions_awaiting_human").HasFilter("status = 'AwaitingHuman'");
        builder.HasIndex(s => s.LastMessageAt, "ix_sessions_with_human").HasFilter("status = 'WithHuman'");
        builder.HasIndex(s => s.LastMessageAt, "ix_sessions_opted_out").HasFilter("status = 'OptedOut'");
    }
}
