using AccessRequests.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class WordingVersionConfiguration : IEntityTypeConfiguration<WordingVersion>
{
    public void Configure(EntityTypeBuilder<WordingVersion> builder)
    {
        builder.ToTable("WordingVersions");

        // Two administrators who save at once take the same number: the second is refused by the key and reads again.
        builder.HasKey(version => version.Number);
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Ignore(version => version.Rewording);
        builder.Property(version => version.Language).HasMaxLength(WordingVersion.LanguageMaxLength);
        builder.Property(version => version.Key).HasMaxLength(WordingVersion.KeyMaxLength);
        builder.Property(version => version.One).HasMaxLength(WordingVersion.WordsMaxLength);
        builder.Property(version => version.Many).HasMaxLength(WordingVersion.WordsMaxLength);
        builder.Property(version => version.By).HasMaxLength(Account.NameMaxLength);
    }
}
