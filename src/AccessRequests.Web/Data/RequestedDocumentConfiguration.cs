using System.Text.Json;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class RequestedDocumentConfiguration : IEntityTypeConfiguration<RequestedDocument>
{
    public void Configure(EntityTypeBuilder<RequestedDocument> builder)
    {
        builder.ToTable("Documents");
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(document => document.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(document => document.Title).HasMaxLength(RequestedDocument.TitleMaxLength);
        builder.Property(document => document.Author).HasMaxLength(RequestedDocument.AuthorMaxLength);
        builder.Property(document => document.Addressee).HasMaxLength(RequestedDocument.AuthorMaxLength);
        builder.Property(document => document.AddedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(document => document.Version).IsConcurrencyToken();
        builder.Ignore(document => document.Passages);
        builder.Ignore(document => document.Retained);
        builder.Ignore(document => document.WithheldPages);
        builder.Ignore(document => document.IsWhole);
        builder.Ignore(document => document.UndecidedCount);
        builder.Ignore(document => document.IsReleased);
        builder.Ignore(document => document.AwaitsReview);
        builder.Ignore(document => document.Provisions);

        builder.Property(document => document.AsidePages).AsJson();

        builder.OwnsOne(document => document.Original, original =>
        {
            original.Property(o => o.Sha256).HasMaxLength(64);
            original.HasIndex(o => o.Key).IsUnique();
        });
        builder.Navigation(document => document.Original).IsRequired();

        builder.OwnsOne(document => document.Withholding, withholding =>
            withholding.Property(w => w.Reason).HasMaxLength(Passage.ReasonMaxLength));

        builder.OwnsOne(document => document.Review, review => review.Property(r => r.By).HasMaxLength(Account.NameMaxLength));

        // Read with their document everywhere, and left out by those who need a few of thousands (see Queries.WithMarksAsync).
        builder.HasMany(document => document.AllPassages).WithOne().HasForeignKey("DocumentId").IsRequired();
        builder.Navigation(document => document.AllPassages).HasField("_passages").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

/// <summary>They have no set of their own: whoever asks for marks asks their document, which is hidden with its file.</summary>
internal sealed class PassageConfiguration : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> passages)
    {
        passages.ToTable("Passages");
        passages.HasKey(passage => passage.Id);
        passages.Property(passage => passage.Id).ValueGeneratedNever();
        passages.Property(passage => passage.Reason).HasMaxLength(Passage.ReasonMaxLength);
        passages.Property(passage => passage.Note).HasMaxLength(Passage.NoteMaxLength);
        passages.Ignore(passage => passage.IsUndecided);
        passages.Ignore(passage => passage.IsHiding);
        passages.Property(passage => passage.MarkedBy).HasMaxLength(Account.NameMaxLength);
        passages.Property(passage => passage.SettledBy).HasMaxLength(Account.NameMaxLength);
        passages.Property(passage => passage.SettledReason).HasMaxLength(Passage.ReasonMaxLength);

        // A list counts the marks of its documents without reading them: the index holds all that it asks.
        passages.Property<DocumentId>("DocumentId");
        passages.HasIndex("DocumentId", nameof(Passage.IsRemoved), nameof(Passage.Status), nameof(Passage.IsWholePage), nameof(Passage.Page));

        // Read and written whole and never queried: one JSON column each, without the joins of an owned collection.
        passages.Property(passage => passage.Areas).AsJson();
        passages.Property(passage => passage.Facts).AsJson();
    }
}

internal static class JsonColumn
{
    public static void AsJson<T>(this PropertyBuilder<List<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        json => json == "" ? new List<T>() : JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Default)!,
        new ValueComparer<List<T>>(
            (left, right) => left!.SequenceEqual(right!),
            list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item!.GetHashCode())),
            list => list.ToList()));
}
