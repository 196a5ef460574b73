using AccessRequests.Domain.Fees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class FeePriceConfiguration : IEntityTypeConfiguration<FeePrice>
{
    public void Configure(EntityTypeBuilder<FeePrice> builder)
    {
        builder.ConfigureEntry("FeePrices");
        builder.HasIndex(price => price.From).IsUnique().HasFilter(RevocableEntryConfiguration.InForce);
        builder.Property(price => price.Page).HasPrecision(9, 4);
        builder.Property(price => price.Exemption).HasPrecision(9, 2);
        builder.Property(price => price.Source).HasMaxLength(FeePrice.SourceMaxLength);
    }
}
