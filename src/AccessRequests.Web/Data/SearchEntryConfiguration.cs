using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("SearchEntries");
        builder.HasIndex(entry => new { entry.Source, entry.SourceId, entry.Part }).IsUnique();
        builder.HasIndex(entry => entry.RequestId);
        builder.HasIndex(entry => entry.Digest);
    }
}
