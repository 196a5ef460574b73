using AccessRequests.Web.Dashboard;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class AgendaSubscriptionConfiguration : IEntityTypeConfiguration<AgendaSubscription>
{
    public void Configure(EntityTypeBuilder<AgendaSubscription> builder)
    {
        builder.ToTable("AgendaSubscriptions");
        builder.HasKey(subscription => subscription.AccountId);
        builder.Property(subscription => subscription.AccountId).ValueGeneratedNever();
        builder.HasIndex(subscription => subscription.AddressHash).IsUnique();
        builder.Property(subscription => subscription.AddressHash).HasMaxLength(AgendaSubscription.HashLength);
        builder.HasOne<Account>().WithOne().HasForeignKey<AgendaSubscription>(subscription => subscription.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
