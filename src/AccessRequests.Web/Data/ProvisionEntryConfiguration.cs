using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class ProvisionEntryConfiguration : IEntityTypeConfiguration<ProvisionEntry>
{
    public void Configure(EntityTypeBuilder<ProvisionEntry> builder)
    {
        builder.ToTable("ProvisionEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Number).HasMaxLength(Provision.NumberMaxLength);

        // Not unique: of two acts at the same time the stamp of the file refuses the second, and a key would refuse it in other words.
        builder.HasIndex(entry => entry.SourceId);
        builder.HasIndex(entry => new { entry.Number, entry.RequestId });
    }
}
