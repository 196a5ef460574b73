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
        builder.Property(organisation => organisation.Version).IsConcurrencyToken();
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.Property(organisation => organisation.NumberPattern).HasMaxLength(NumberFormat.MaxLength);

        builder.OwnsOne(organisation => organisation.Letterhead, Configure);
        builder.Navigation(organisation => organisation.Letterhead).IsRequired();

        builder.OwnsMany(organisation => organisation.FormerLetterheads, former =>
        {
            former.ToTable("FormerLetterheads");
            former.WithOwner().HasForeignKey("OrganisationId");
            former.HasKey(version => version.Id);
            former.Property(version => version.Id).ValueGeneratedNever();
            former.Property(version => version.ReplacedBy).HasMaxLength(Account.NameMaxLength);
            former.OwnsOne(version => version.Letterhead, Configure);
            former.Navigation(version => version.Letterhead).IsRequired();
        });
    }

    private static void Configure<T>(OwnedNavigationBuilder<T, Letterhead> letterhead)
        where T : class
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
    }
}
