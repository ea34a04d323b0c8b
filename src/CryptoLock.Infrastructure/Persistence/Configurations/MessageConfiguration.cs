using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.Configurations;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    /// <summary>One outcome, whole: a turn where a turn read it, a reason where there must be one.</summary>
    private const string OutcomeIsWhole =
        """
        (outcome_kind IS NULL AND outcome_turn IS NULL AND outcome_reason IS NULL)
        OR (outcome_kind IN ('Answered', 'Merged') AND outcome_turn IS NOT NULL AND outcome_reason IS NULL)
        OR (outcome_kind = 'HandedOff' AND outcome_turn IS NULL AND outcome_reason IS NULL)
        OR (outcome_kind IN ('Suppressed', 'FailedToPerson') AND outcome_turn IS NULL AND outcome_reason IS NOT NULL)
        """;

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages", table => table.HasCheckConstraint("ck_messages_outcome", OutcomeIsWhole));
        builder.HasKey(m => m.Id);
        builder.HasDiscriminator<string>("direction").HasValue<InboundMessage>("in").HasValue<OutboundMessage>("out");
        builder.Property("direction").HasMaxLength(3);
        builder.Property(m => m.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(m => m.SessionId).HasColumnName("session_id");
        builder.Property(m => m.Position).HasColumnName("position");
        builder.Property(m => m.Author).HasColumnName("author");
        builder.Property(m => m.Text).HasColumnName("text");
        builder.Property(m => m.At).HasColumnName("at");
        builder.HasIndex(m => new { m.SessionId, m.Position }).IsUnique().HasDatabaseName("ux_messages_position");
    }
}

internal sealed class InboundMessageConfiguration : IEntityTypeConfiguration<InboundMessage>
{
    public const string OutcomeKindField = "_outcomeKind";
    public const string OutcomeTurnField = "_outcomeTurn";
    public const string OutcomeReasonField = "_outcomeReason";

    public void Configure(EntityTypeBuilder<InboundMessage> builder)
    {
        builder.Property(m => m.ProviderId).HasColumnName("provider_id").HasMaxLength(64);
        builder.Property(m => m.Attachments).HasColumnName("attachments")
            .HasConversion<AttachmentsConverter, AttachmentsComparer>();
        builder.Property(m => m.Location).HasColumnName("location").HasConversion<LocationConverter>();
        builder.Property(m => m.Selection).HasColumnName("selection");
        builder.Property(m => m.QuotedProviderId).HasColumnName("quoted_provider_id").HasMaxLength(64);
        builder.Property(m => m.Intent).HasColumnName("intent").HasConversion<string>().HasMaxLength(16);
        builder.Property<OutcomeKind?>(OutcomeKindField).HasColumnName("outcome_kind");
        builder.Property<TurnId?>(OutcomeTurnField).HasColumnName("outcome_turn");
        builder.Property<string?>(OutcomeReasonField).HasColumnName("outcome_reason").HasMaxLength(64);
        builder.Ignore(m => m.Outcome).Ignore(m => m.Content);

        // In order, or SQLite prefers the index of all positions and reads the whole conversation. The ledger reads this one from end to
        // end: it holds only what is open, and one more over the times would be written to for every message.
        builder.HasIndex(m => new { m.SessionId, m.Position }, "ix_messages_pending").HasFilter("direction = 'in' AND outcome_kind IS NULL");
    }
}

internal sealed class OutboundMessageConfiguration : IEntityTypeConfiguration<OutboundMessage>
{
    public void Configure(EntityTypeBuilder<OutboundMessage> builder)
    {
        builder.Property(m => m.Turn).HasColumnName("turn_id");
        builder.Property(m => m.Origin).HasColumnName("origin").HasConversion<ReplyOriginConverter>();
        builder.HasMany(m => m.Parts).WithOne().HasForeignKey("MessageId").OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(m => m.Parts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
