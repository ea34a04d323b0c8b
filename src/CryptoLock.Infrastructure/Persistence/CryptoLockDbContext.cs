using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>The store's tables. Providers derive from it to have their own migrations.</summary>
internal abstract class CryptoLockDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ChatSession> Sessions => Set<ChatSession>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<InboundMessage> Inbound => Set<InboundMessage>();

    public DbSet<OutboundMessage> Outbound => Set<OutboundMessage>();

    public DbSet<MessagePart> Parts => Set<MessagePart>();

    public DbSet<Turn> Turns => Set<Turn>();

    /// <summary>In the order of their last messages, by the engine's own index.</summary>
    public virtual IQueryable<ChatSession> LatestFirst(IQueryable<ChatSession> sessions) =>
        sessions.OrderByDescending(s => s.LastMessageAt);

    /// <summary>Those with a message since that time, by the engine's own index.</summary>
    public virtual IQueryable<ChatSession> ActiveSince(IQueryable<ChatSession> sessions, DateTimeOffset since) =>
        sessions.Where(s => s.LastMessageAt >= since);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<ChatSessionId>().HaveConversion<ChatSessionIdConverter>();
        configurationBuilder.Properties<MessageId>().HaveConversion<MessageIdConverter>();
        configurationBuilder.Properties<TurnId>().HaveConversion<TurnIdConverter>();
        configurationBuilder.Properties<PartId>().HaveConversion<PartIdConverter>();
        configurationBuilder.Properties<Language>().HaveConversion<LanguageConverter>().HaveMaxLength(2);
        configurationBuilder.Properties<ParticipantAddress>()
            .HaveConversion<ParticipantAddressConverter>().HaveMaxLength(ParticipantAddress.MaxLength);
        configurationBuilder.Properties<SessionStatus>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<HandoffReason>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<MessageAuthor>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<OutcomeKind>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<TurnEnd>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CryptoLockDbContext).Assembly);
}
