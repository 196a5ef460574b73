using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class CommissionReviewConfiguration : IEntityTypeConfiguration<CommissionReview>
{
    public void Configure(EntityTypeBuilder<CommissionReview> builder)
    {
        builder.ToTable("CommissionReviews");
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(review => review.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(review => new { review.EndedOn, review.NoticeOn });
        builder.Property(review => review.FileNumber).HasMaxLength(CommissionReview.FileNumberMaxLength);
        builder.Property(review => review.Outcome).HasMaxLength(CommissionReview.TextMaxLength);
        builder.Property(review => review.ReleasedAfter).HasMaxLength(CommissionReview.TextMaxLength);
    }
}
