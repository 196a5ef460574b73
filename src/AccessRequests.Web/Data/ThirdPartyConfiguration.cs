using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class ThirdPartyConfiguration : IEntityTypeConfiguration<ThirdParty>
{
    public void Configure(EntityTypeBuilder<ThirdParty> builder)
    {
        builder.ToTable("ThirdParties");
        builder.Property(party => party.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(party => party.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(party => new { party.RequestId, party.Rank }).IsUnique();
        builder.HasIndex(party => new { party.ReviewEndedOn, party.ReviewAskedOn });
        builder.Property(party => party.Name).HasMaxLength(ThirdParty.NameMaxLength);
        builder.Property(party => party.Address).HasMaxLength(ThirdParty.AddressMaxLength);
        builder.Property(party => party.Observations).HasMaxLength(ThirdParty.ObservationsMaxLength);
        builder.Property(party => party.Version).IsConcurrencyToken();
    }
}
