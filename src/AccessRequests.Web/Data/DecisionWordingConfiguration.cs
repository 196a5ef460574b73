using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class DecisionWordingConfiguration : IEntityTypeConfiguration<DecisionWording>
{
    public void Configure(EntityTypeBuilder<DecisionWording> builder)
    {
        builder.ToTable("DecisionWordings");
        builder.HasKey(wording => wording.RequestId);
        builder.Property(wording => wording.RequestId).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithOne().HasForeignKey<DecisionWording>(wording => wording.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(wording => wording.Version).IsConcurrencyToken();
        builder.Property(wording => wording.Edits).HasEditsConversion();
    }
}
