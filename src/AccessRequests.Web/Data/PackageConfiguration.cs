using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class PackageConfiguration : IEntityTypeConfiguration<Package>
{
    public void Configure(EntityTypeBuilder<Package> builder)
    {
        builder.ToTable("Packages");
        builder.Property(package => package.Id).ValueGeneratedNever();
        builder.Ignore(package => package.Requester);

        // What leaves names its request and its package together: the database refuses the package of another.
        builder.HasAlternateKey(package => new { package.RequestId, package.Id });
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(package => package.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(package => package.Fingerprint).HasMaxLength(64);
        builder.Property(package => package.RequestedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(package => package.CancelledBy).HasMaxLength(Account.NameMaxLength);

        builder.OwnsMany(package => package.Artefacts, artefacts =>
        {
            artefacts.ToTable("Artefacts");
            artefacts.WithOwner().HasForeignKey("PackageId");
            artefacts.HasKey(artefact => artefact.Id);
            artefacts.Property(artefact => artefact.Id).ValueGeneratedNever();
            artefacts.Property(artefact => artefact.FileName).HasMaxLength(200);
            artefacts.Property(artefact => artefact.Sha256).HasMaxLength(64);
        });
    }
}
