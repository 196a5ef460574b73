using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class ConsultationConfiguration : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("Consultations");
        builder.Property(consultation => consultation.Id).ValueGeneratedNever();
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(consultation => consultation.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(consultation => new { consultation.AnsweredOn, consultation.DueOn });
        builder.HasIndex(consultation => new { consultation.Unit, consultation.RequestId });
        builder.Property<bool>(ConsultationColumns.IsFirstOfUnit);
        builder.Property<bool>(ConsultationColumns.FileIsClosed);
        builder.Property<DateOnly>(ConsultationColumns.FileDue);
        builder.HasIndex(nameof(Consultation.Unit), ConsultationColumns.IsFirstOfUnit, ConsultationColumns.FileIsClosed, ConsultationColumns.FileDue, nameof(Consultation.RequestId));
        builder.Property(consultation => consultation.Unit).HasMaxLength(Consultation.UnitMaxLength);
        builder.Property(consultation => consultation.Asked).HasMaxLength(Consultation.AskedMaxLength);
        builder.Property(consultation => consultation.AskedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(consultation => consultation.Search).HasMaxLength(Consultation.SearchMaxLength);
    }
}
