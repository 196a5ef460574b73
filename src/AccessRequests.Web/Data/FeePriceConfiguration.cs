using AccessRequests.Domain.Fees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class FeePriceConfiguration : IEntityTypeConfiguration<FeePrice>
{
    public void Configure(EntityTypeBuilder<FeePrice> builder)
    {
        builder.ToTable("FeePrices");
        builder.Property(price => price.Id).ValueGeneratedNever();
        builder.Property(price => price.Page).HasPrecision(9, 4);
        builder.Property(price => price.Exemption).HasPrecision(9, 2);
        builder.Property(price => price.Source).HasMaxLength(FeePrice.SourceMaxLength);
        builder.Property(price => price.EnteredBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(price => price.RevokedBy).HasMaxLength(Account.NameMaxLength);
        builder.Ignore(price => price.IsInForce);
    }
}
