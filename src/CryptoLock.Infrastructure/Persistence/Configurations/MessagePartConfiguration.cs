using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.Configurations;

internal sealed class MessagePartConfiguration : IEntityTypeConfiguration<MessagePart>
{
    public void Configure(EntityTypeBuilder<MessagePart> builder)
    {
        builder.ToTable("parts");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property<MessageId>("MessageId").HasColumnName("message_id");
        builder.Property(p => p.SessionId).HasColumnName("session_id");
        builder.Property(p => p.Index).HasColumnName("part_index");
        builder.Property(p => p.Text).HasColumnName("text");

        // Callbacks move parts without loading the session: the status is its own fence, and its number is its rank.
        builder.Property(p => p.Status).HasColumnName("status").HasConversion<int>().IsConcurrencyToken();
        builder.Property(p => p.ProviderId).HasColumnName("provider_id").HasMaxLength(64);
        builder.Property(p => p.IsTemplate).HasColumnName("is_template");
        builder.Property(p => p.ReplacedBy).HasColumnName("replaced_by");
        builder.Property(p => p.Attempts).HasColumnName("attempts");
        builder.Property(p => p.ChangedAt).HasColumnName("changed_at");
        builder.Property(p => p.ErrorCode).HasColumnName("error_code");
        builder.Property(p => p.ErrorCause).HasColumnName("error_cause");
        builder.Ignore(p => p.IsLost);
        builder.HasIndex("MessageId", "Index").IsUnique().HasDatabaseName("ux_parts_index");
        builder.HasIndex(p => p.SessionId).HasFilter("status < 2").HasDatabaseName("ix_parts_unsent");
        builder.HasIndex(p => p.ChangedAt).HasFilter("status = 5 AND replaced_by IS NULL").HasDatabaseName("ix_parts_lost");
    }
}

internal sealed class TurnConfiguration : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.ToTable("turns");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(t => t.SessionId).HasColumnName("session_id");
        builder.Property(t => t.ReadThrough).HasColumnName("read_through");
        builder.Property(t => t.OpenedAt).HasColumnName("opened_at");
        builder.Property(t => t.Attempts).HasColumnName("attempts");
        builder.Property(t => t.Superseded).HasColumnName("superseded");
        builder.Property(t => t.NotBefore).HasColumnName("not_before");
        builder.Property(t => t.ReplayOf).HasColumnName("replay_of");
        builder.Property(t => t.IsReplayed).HasColumnName("is_replayed");
        builder.Property(t => t.EndedAt).HasColumnName("ended_at");
        builder.Property(t => t.End).HasColumnName("end");
        builder.Ignore(t => t.IsOpen);

        // At most one open turn a session, whoever tries.
        builder.HasIndex(t => t.SessionId, "ux_turns_open").IsUnique().HasFilter("ended_at IS NULL");
        builder.HasIndex(t => t.SessionId, "ix_turns_session");
        builder.HasIndex(t => t.EndedAt).HasFilter("\"end\" = 'Failed' AND NOT is_replayed").HasDatabaseName("ix_turns_failed");
    }
}

internal sealed class SeenMessageConfiguration : IEntityTypeConfiguration<SeenMessage>
{
    public void Configure(EntityTypeBuilder<SeenMessage> builder)
    {
        builder.ToTable("seen_messages");
        builder.HasKey(s => s.Hash);
        builder.Property(s => s.Hash).HasColumnName("hash").HasMaxLength(SeenMessage.HashLength).ValueGeneratedNever();
    }
}
