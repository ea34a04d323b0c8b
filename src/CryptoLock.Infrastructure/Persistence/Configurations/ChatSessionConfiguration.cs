using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.Configurations;

internal sealed class ChatSessionConfiguration : IEntityTypeConfiguration<ChatSession>
{
    public void Configure(EntityTypeBuilder<ChatSession> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(s => s.CustomerKey).HasColumnName("customer_key").HasMaxLength(ParticipantAddress.MaxLength);
        builder.Property(s => s.Customer).HasColumnName("customer");
        builder.Property(s => s.Business).HasColumnName("business");
        builder.Property(s => s.ProfileName).HasColumnName("profile_name").HasMaxLength(256);
        builder.Property(s => s.Language).HasColumnName("language");
        builder.Property(s => s.Status).HasColumnName("status");
        builder.Property(s => s.HandoffReason).HasColumnName("handoff_reason");
        builder.Property(s => s.OperatorName).HasColumnName("operator_name").HasMaxLength(128);
        builder.Property(s => s.CreatedAt).HasColumnName("created_at");
        builder.Property(s => s.LastMessageAt).HasColumnName("last_message_at");
        builder.Property(s => s.LastInboundAt).HasColumnName("last_inbound_at");
        builder.Property(s => s.MessageCount).HasColumnName("message_count");
        builder.Property(s => s.PendingSince).HasColumnName("pending_since");
        builder.Property(s => s.DueAt).HasColumnName("due_at");
        builder.Property(s => s.NotBefore).HasColumnName("not_before");
        builder.Property(s => s.ServiceWindowEndsAt).HasColumnName("window_ends_at");
        builder.Property(s => s.HeldSince).HasColumnName("held_since");
        builder.Property(s => s.Silence).HasColumnName("silence").HasConversion<int>();
        builder.Property(s => s.RecentSince).HasColumnName("recent_since");
        builder.Property(s => s.RecentCount).HasColumnName("recent_count");
        builder.Property(s => s.NoticeAt).HasColumnName("notice_at");
        builder.Property(s => s.AwaitingPersonSince).HasColumnName("awaiting_person_since");
        builder.Property(s => s.IsPersonAlarmed).HasColumnName("is_person_alarmed").HasDefaultValue(false);
        builder.Property(s => s.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Ignore(s => s.Pending).Ignore(s => s.Unsent).Ignore(s => s.OpenTurn).Ignore(s => s.NextPart);

        builder.HasMany<InboundMessage>("_inbound").WithOne().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<OutboundMessage>("_outbound").WithOne().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<Turn>("_turns").WithOne().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(s => new { s.CustomerKey, s.Business }).IsUnique().HasDatabaseName("ux_sessions_customer");
        builder.HasIndex(s => s.AwaitingPersonSince).HasDatabaseName("ix_sessions_awaiting_person")
            .HasFilter("awaiting_person_since IS NOT NULL AND NOT is_person_alarmed");

        // The key is the address, unless the channel identifies the customer by more: then only is this one written to. The cast is EF Core's.
        builder.HasIndex(s => s.Customer).HasFilter("CAST(customer AS TEXT) <> customer_key").HasDatabaseName("ix_sessions_address");
    }

    /// <summary>The indexes of the lists, which are in the order of activity.</summary>
    /// <param name="builder">The sessions of an engine's model.</param>
    /// <param name="activity">The property by which that engine orders them.</param>
    public static void ConfigureLists(EntityTypeBuilder<ChatSession> builder, string activity)
    {
        builder.HasIndex(activity).HasDatabaseName("ix_sessions_activity");

        // Of the few that are not left to the assistant. The many that are cost nothing here.
        builder.HasIndex([activity], "ix_sessions_awaiting_human").HasFilter("status = 'AwaitingHuman'");
        builder.HasIndex([activity], "ix_sessions_with_human").HasFilter("status = 'WithHuman'");
        builder.HasIndex([activity], "ix_sessions_opted_out").HasFilter("status = 'OptedOut'");
    }
}
