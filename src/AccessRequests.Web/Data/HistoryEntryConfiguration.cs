using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class HistoryEntryConfiguration : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        // SQL Server's OUTPUT clause would fail on a table with a trigger that the model does not know.
        builder.ToTable("History", table => table.HasTrigger(AppendOnly.TriggerName));
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.ActorName).HasMaxLength(Account.NameMaxLength);
        builder.Property(entry => entry.From).HasMaxLength(HistoryEntry.FromMaxLength);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(HistoryEntry.HashLength);
        builder.Property(entry => entry.Hash).HasMaxLength(HistoryEntry.HashLength);
        builder.HasIndex(entry => new { entry.RequestId, entry.At });
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => entry.Sequence).IsUnique();
    }
}
