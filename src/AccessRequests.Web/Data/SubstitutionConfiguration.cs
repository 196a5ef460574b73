using AccessRequests.Web.Dashboard;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class SubstitutionConfiguration : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.ToTable("Substitutions");
        builder.Property(substitution => substitution.Id).ValueGeneratedNever();
        builder.HasIndex(substitution => new { substitution.SubstituteId, substitution.To });
    }
}
