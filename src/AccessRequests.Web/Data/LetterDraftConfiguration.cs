using System.Text.Json;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class LetterDraftConfiguration : IEntityTypeConfiguration<LetterDraft>
{
    public void Configure(EntityTypeBuilder<LetterDraft> builder)
    {
        builder.ToTable("Letters");
        builder.Property(letter => letter.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(letter => letter.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(letter => letter.Recipient).HasMaxLength(LetterDraft.RecipientMaxLength);
        builder.Property(letter => letter.ApprovedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(letter => letter.SentBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(letter => letter.Version).IsConcurrencyToken();
        builder.Property(letter => letter.Edits).HasEditsConversion();

        // Facts are closed records of many shapes, read and written whole and never queried.
        builder.Property(letter => letter.Facts).HasConversion(
            facts => JsonSerializer.Serialize(facts, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<LetterFacts>(json, JsonSerializerOptions.Web)!);
    }
}
