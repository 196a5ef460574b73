using AccessRequests.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class SignatoryConfiguration : IEntityTypeConfiguration<Signatory>
{
    public void Configure(EntityTypeBuilder<Signatory> builder)
    {
        builder.ToTable("Signatories");
        builder.Property(signatory => signatory.Version).IsConcurrencyToken();
        builder.Property(signatory => signatory.Id).ValueGeneratedNever();
        builder.Ignore(signatory => signatory.Details);
        builder.Property(signatory => signatory.Name).HasMaxLength(Organisation.LineMaxLength);
        builder.Property(signatory => signatory.SignsFor).HasMaxLength(Organisation.LineMaxLength);
        builder.Property(signatory => signatory.Title).HasMaxLength(Organisation.AddressMaxLength);
        builder.Property(signatory => signatory.Address).HasMaxLength(Organisation.AddressMaxLength);
    }
}
