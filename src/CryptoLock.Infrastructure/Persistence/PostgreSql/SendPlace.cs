using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>The last place in time that was given out to a sender; see <see cref="PostgreSqlSendPlaces"/>.</summary>
internal sealed class SendPlace
{
    public required string Sender { get; init; }

    public required long LastPlace { get; init; }

    public static void Configure(EntityTypeBuilder<SendPlace> builder)
    {
        builder.ToTable("send_places");
        builder.HasKey(p => p.Sender);
        builder.Property(p => p.Sender).HasColumnName("sender").HasMaxLength(200);
        builder.Property(p => p.LastPlace).HasColumnName("last_place");
    }
}
