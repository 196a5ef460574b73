using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.Property(organisation => organisation.NumberPattern).HasMaxLength(NumberFormat.MaxLength);

        builder.OwnsOne(organisation => organisation.Letterhead, letterhead =>
        {
            letterhead.Property(l => l.Ministry).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.Office).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.OfficeAddress).HasMaxLength(Organisation.AddressMaxLength);
            letterhead.Property(l => l.Telephone).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.Fax).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.Email).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.Website).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.SelfDesignation).HasMaxLength(Organisation.LineMaxLength);
            letterhead.Property(l => l.ReviewUrl).HasMaxLength(Organisation.AddressMaxLength);
        });
        builder.Navigation(organisation => organisation.Letterhead).IsRequired();
    }
}
