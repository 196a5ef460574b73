using AccessRequests.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class PageReadingConfiguration : IEntityTypeConfiguration<PageReading>
{
    public void Configure(EntityTypeBuilder<PageReading> builder)
    {
        builder.ToTable("PageReadings");
        builder.HasKey(reading => new { reading.DocumentId, reading.Page, reading.ReaderId });
        builder.HasOne<RequestedDocument>().WithMany().HasForeignKey(reading => reading.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(reading => new { reading.IsOpened, reading.At });
        builder.Property(reading => reading.Reader).HasMaxLength(Account.NameMaxLength);
    }
}
