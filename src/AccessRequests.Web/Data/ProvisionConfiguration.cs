using AccessRequests.Domain.Provisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class ProvisionConfiguration : IEntityTypeConfiguration<Provision>
{
    public void Configure(EntityTypeBuilder<Provision> builder)
    {
        builder.ToTable("Provisions");
        builder.Property(provision => provision.Version).IsConcurrencyToken();
        builder.HasKey(provision => provision.Number);
        builder.Property(provision => provision.Number).HasMaxLength(Provision.NumberMaxLength);
        builder.Property(provision => provision.Label).HasMaxLength(Provision.LabelMaxLength);

        builder.OwnsOne(provision => provision.Questions, questions =>
        {
            questions.Property(q => q.From).HasMaxLength(Provision.LabelMaxLength);
            questions.Property(q => q.EndedOn).HasMaxLength(Provision.LabelMaxLength);
            questions.Property(q => q.Who).HasMaxLength(Provision.LabelMaxLength);
        });

        builder.OwnsMany(provision => provision.Texts, texts =>
        {
            texts.ToTable("ProvisionTexts");
            texts.WithOwner().HasForeignKey("ProvisionNumber");
            texts.HasKey(text => text.Id);
            texts.Property(text => text.Id).ValueGeneratedNever();
            texts.Property(text => text.History).HasMaxLength(ProvisionText.HistoryMaxLength);
            texts.Property(text => text.Language).HasMaxLength(ProvisionText.LanguageMaxLength);
            texts.Property(text => text.Source).HasMaxLength(ProvisionText.SourceMaxLength);
            texts.Property(text => text.EnteredBy).HasMaxLength(Account.NameMaxLength);
            texts.Property(text => text.ReplacedBy).HasMaxLength(Account.NameMaxLength);
            texts.Property(text => text.VerifiedBy).HasMaxLength(Account.NameMaxLength);
        });
    }
}
