using AccessRequests.Domain.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class PublicBodyConfiguration : IEntityTypeConfiguration<PublicBody>
{
    public void Configure(EntityTypeBuilder<PublicBody> builder)
    {
        builder.ToTable("PublicBodies");
        builder.Property(body => body.Version).IsConcurrencyToken();
        builder.Property(body => body.Id).ValueGeneratedNever();
        builder.Ignore(body => body.Details);
        builder.HasIndex(body => body.Name).IsUnique();
        builder.Property(body => body.Name).HasMaxLength(PublicBody.NameMaxLength);
        builder.Property(body => body.Acronym).HasMaxLength(PublicBody.AcronymMaxLength);
        builder.Property(body => body.PersonInCharge).HasMaxLength(PublicBody.PersonMaxLength);
        builder.Property(body => body.Email).HasMaxLength(PublicBody.ContactMaxLength);
        builder.Property(body => body.Phone).HasMaxLength(PublicBody.ContactMaxLength);
        builder.Property(body => body.Address).HasMaxLength(PublicBody.ContactMaxLength);
        builder.Property(body => body.ContactUrl).HasMaxLength(PublicBody.ContactMaxLength);
        builder.Property(body => body.ContactLabel).HasMaxLength(PublicBody.ContactMaxLength);
    }
}
