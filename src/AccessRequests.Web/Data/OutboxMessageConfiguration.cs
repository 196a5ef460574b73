using AccessRequests.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => new { message.SentAt, message.NextTryAt });
        builder.HasIndex(message => message.RequestId);
        builder.Property(message => message.Key).HasMaxLength(OutboxMessage.KeyMaxLength);
        builder.Property(message => message.To).HasMaxLength(OutboxMessage.AddressMaxLength);
        builder.Property(message => message.Subject).HasMaxLength(OutboxMessage.SubjectMaxLength);
        builder.Property(message => message.Failure).HasMaxLength(OutboxMessage.FailureMaxLength);
        builder.Ignore(message => message.IsGivenUp);
    }
}
