using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class OpenSessionConfiguration : IEntityTypeConfiguration<OpenSession>
{
    public void Configure(EntityTypeBuilder<OpenSession> builder)
    {
        builder.ToTable("OpenSessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.From).HasMaxLength(HistoryEntry.FromMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
