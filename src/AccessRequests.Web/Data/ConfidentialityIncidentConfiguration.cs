using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class ConfidentialityIncidentConfiguration : IEntityTypeConfiguration<ConfidentialityIncident>
{
    public void Configure(EntityTypeBuilder<ConfidentialityIncident> builder)
    {
        builder.ToTable("Incidents");
        builder.Property(incident => incident.Id).ValueGeneratedNever();
        builder.Property(incident => incident.Reference).HasMaxLength(ConfidentialityIncident.ReferenceMaxLength);
        builder.HasIndex(incident => incident.Reference).IsUnique();
        builder.HasIndex(incident => incident.SendingId).IsUnique();
        builder.HasIndex(incident => incident.ClosedOn);
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(incident => incident.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(incident => incident.RequestNumber).HasMaxLength(NumberFormat.MaxLength);
        builder.Property(incident => incident.Circumstances).HasMaxLength(IncidentReport.TextMaxLength);
        builder.Property(incident => incident.Information).HasMaxLength(IncidentReport.TextMaxLength);
        builder.Property(incident => incident.ReportedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(incident => incident.AssessedBy).HasMaxLength(Account.NameMaxLength);
        builder.Property(incident => incident.Version).IsConcurrencyToken();
        builder.Ignore(incident => incident.Duties);

        builder.OwnsOne(incident => incident.Assessment, assessment =>
        {
            assessment.Property(a => a.Sensitivity).HasMaxLength(PrejudiceAssessment.TextMaxLength);
            assessment.Property(a => a.Consequences).HasMaxLength(PrejudiceAssessment.TextMaxLength);
            assessment.Property(a => a.Likelihood).HasMaxLength(PrejudiceAssessment.TextMaxLength);
        });

        builder.OwnsMany(incident => incident.Communications, communications =>
        {
            communications.ToTable("IncidentCommunications");
            communications.WithOwner().HasForeignKey("IncidentId");
            communications.HasKey(communication => communication.Id);
            communications.Property(communication => communication.Id).ValueGeneratedNever();
            communications.Property(communication => communication.Where).HasMaxLength(IncidentCommunication.WhereMaxLength);
            communications.Property(communication => communication.Evidence).HasMaxLength(IncidentCommunication.EvidenceMaxLength);
        });

        builder.OwnsMany(incident => incident.Pages, pages =>
        {
            pages.ToTable("IncidentPages");
            pages.WithOwner().HasForeignKey("IncidentId");
            pages.HasKey(page => page.Id);
            pages.Property(page => page.Id).ValueGeneratedNever();
            pages.Property(page => page.Title).HasMaxLength(RequestedDocument.TitleMaxLength);
            pages.Property(page => page.Pages).HasMaxLength(IncidentPages.PagesMaxLength);
            pages.Property(page => page.Marks).HasMaxLength(IncidentPages.MarksMaxLength);
        });

        builder.OwnsMany(incident => incident.Measures, measures =>
        {
            measures.ToTable("IncidentMeasures");
            measures.WithOwner().HasForeignKey("IncidentId");
            measures.HasKey(measure => measure.Id);
            measures.Property(measure => measure.Id).ValueGeneratedNever();
            measures.Property(measure => measure.Text).HasMaxLength(IncidentMeasure.TextMaxLength);
            measures.Property(measure => measure.RecordedBy).HasMaxLength(Account.NameMaxLength);
        });
    }
}
