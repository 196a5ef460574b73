using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class DownloadLinkConfiguration : IEntityTypeConfiguration<DownloadLink>
{
    public void Configure(EntityTypeBuilder<DownloadLink> builder)
    {
        builder.ToTable("DownloadLinks");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(link => link.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Package>().WithMany()
            .HasForeignKey(link => new { link.RequestId, link.PackageId })
            .HasPrincipalKey(package => new { package.RequestId, package.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(link => link.AddressHash).IsUnique();
        builder.Property(link => link.AddressHash).HasMaxLength(DownloadLink.HashMaxLength);
        builder.Property(link => link.CodeHash).HasMaxLength(DownloadLink.HashMaxLength);
        builder.Property(link => link.CreatedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(link => link.RevokedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(link => link.Version).IsConcurrencyToken();
    }
}
