using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class FileStepConfiguration : IEntityTypeConfiguration<FileStep>
{
    public void Configure(EntityTypeBuilder<FileStep> builder)
    {
        builder.ToTable("FileSteps");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(step => step.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(step => step.Note).HasMaxLength(FileStep.NoteMaxLength);
        builder.Property(step => step.RecordedBy).HasMaxLength(Account.NameMaxLength);
    }
}
