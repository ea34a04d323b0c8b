using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>Indexes over the times of a session.</summary>
internal static class SessionIndexes
{
    public static void Configure(EntityTypeBuilder<ChatSession> builder)
    {
        builder.HasIndex(s => s.DueAt).HasFilter("due_at IS NOT NULL").HasDatabaseName("ix_sessions_due");
        ChatSessionConfiguration.ConfigureLists(builder, nameof(ChatSession.LastMessageAt));
    }
}
