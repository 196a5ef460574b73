using AccessRequests.Web.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.HasIndex(notice => notice.Key).IsUnique();
        builder.HasIndex(notice => new { notice.AccountId, notice.ReadAt });
        builder.HasIndex(notice => new { notice.AccountId, notice.At });
        builder.HasIndex(notice => notice.RequestId);
        builder.HasIndex(notice => notice.At);
        builder.Property(notice => notice.Key).HasMaxLength(Notice.KeyMaxLength);
        builder.Property(notice => notice.Text).HasMaxLength(Notice.TextMaxLength);
        builder.Property(notice => notice.Address).HasMaxLength(Notice.AddressMaxLength);
        builder.Ignore(notice => notice.IsRead);
    }
}
