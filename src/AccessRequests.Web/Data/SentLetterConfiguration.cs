using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class SentLetterConfiguration : IEntityTypeConfiguration<SentLetter>
{
    public void Configure(EntityTypeBuilder<SentLetter> builder)
    {
        builder.ToTable("SentLetters");
        builder.HasKey(letter => letter.LetterId);
        builder.HasOne<LetterDraft>().WithOne().HasForeignKey<SentLetter>(letter => letter.LetterId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(letter => letter.Sha256).HasMaxLength(64);
    }
}
