using AccessRequests.Domain.Consultations;
using AccessRequests.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class AskedUnitConfiguration : IEntityTypeConfiguration<AskedUnit>
{
    public void Configure(EntityTypeBuilder<AskedUnit> builder)
    {
        builder.ToTable("AskedUnits");
        builder.Property(unit => unit.Name).HasMaxLength(Consultation.UnitMaxLength);
        builder.HasIndex(unit => unit.Name);
    }
}
