using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

/// <summary>A table of its own: a query on requests cannot carry an applicant along by accident.</summary>
internal sealed class ApplicantConfiguration : IEntityTypeConfiguration<Applicant>
{
    public void Configure(EntityTypeBuilder<Applicant> builder)
    {
        builder.ToTable("Applicants");
        builder.HasKey(applicant => applicant.RequestId);
        builder.Property(applicant => applicant.RequestId).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithOne().HasForeignKey<Applicant>(applicant => applicant.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(applicant => applicant.Category);
        builder.HasIndex(applicant => applicant.Email);
        builder.Ignore(applicant => applicant.Details);
        builder.OwnsMany(applicant => applicant.Former, Configure);
        builder.Property(applicant => applicant.Name).HasMaxLength(Applicant.NameMaxLength);
        builder.Property(applicant => applicant.Organisation).HasMaxLength(Applicant.NameMaxLength);
        builder.Property(applicant => applicant.Email).HasMaxLength(Applicant.EmailMaxLength);
        builder.Property(applicant => applicant.Phone).HasMaxLength(Applicant.PhoneMaxLength);
        builder.Property(applicant => applicant.Address).HasMaxLength(Applicant.AddressMaxLength);
    }

    private static void Configure(OwnedNavigationBuilder<Applicant, FormerApplicant> former)
    {
        former.ToTable("FormerApplicants");
        former.WithOwner().HasForeignKey("RequestId");
        former.Property(f => f.Id).ValueGeneratedNever();
        former.Property(f => f.ReplacedBy).HasMaxLength(Account.NameMaxLength);
        former.OwnsOne(f => f.Details, details =>
        {
            details.Property(d => d.Name).HasMaxLength(Applicant.NameMaxLength);
            details.Property(d => d.Organisation).HasMaxLength(Applicant.NameMaxLength);
            details.Property(d => d.Email).HasMaxLength(Applicant.EmailMaxLength);
            details.Property(d => d.Phone).HasMaxLength(Applicant.PhoneMaxLength);
            details.Property(d => d.Address).HasMaxLength(Applicant.AddressMaxLength);
        });
        former.Navigation(f => f.Details).IsRequired();
    }
}
