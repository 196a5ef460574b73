using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Letters.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccessRequests.Web.Data;

internal sealed class AccessRequestConfiguration : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> builder)
    {
        builder.ToTable("Requests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Number).HasMaxLength(NumberFormat.MaxLength);
        builder.HasIndex(request => request.Number).IsUnique();
        builder.HasIndex(request => new { request.Status, request.ReceivedOn });
        builder.Property(request => request.Subject).HasMaxLength(AccessRequest.SubjectMaxLength);
        builder.Property<DateOnly>(RequestColumns.Due);
        builder.Property<bool>(RequestColumns.IsClosed);
        builder.HasIndex(RequestColumns.IsClosed, RequestColumns.Due, nameof(AccessRequest.Number));
        builder.HasIndex(nameof(AccessRequest.Status), RequestColumns.IsClosed, RequestColumns.Due, nameof(AccessRequest.Number));
        builder.HasIndex(nameof(AccessRequest.AssigneeId), RequestColumns.IsClosed, RequestColumns.Due, nameof(AccessRequest.Number));
        builder.HasIndex(nameof(AccessRequest.Kind), RequestColumns.IsClosed, RequestColumns.Due, nameof(AccessRequest.Number));
        builder.HasIndex(RequestColumns.Due);
        builder.HasIndex(request => request.ReceivedOn);
        builder.Property(request => request.HoldReason).HasMaxLength(AccessRequest.HoldReasonMaxLength);
        builder.Property(request => request.DestructionCertificate).HasMaxLength(AccessRequest.CommentMaxLength);
        builder.HasIndex(request => new { request.DestroyedOn, request.ReceivedOn });
        builder.OwnsOne(request => request.DestructionProposal, proposal => proposal.Property(one => one.By).HasMaxLength(Account.NameMaxLength));
        builder.Property(request => request.RestrictionReason).HasMaxLength(AccessRequest.RestrictionReasonMaxLength);
        builder.Property(request => request.ReadersUnit).HasMaxLength(AccessRequest.UnitMaxLength);
        builder.OwnsMany(request => request.Readers, readers =>
        {
            readers.ToTable("NamedReaders");
            readers.WithOwner().HasForeignKey("RequestId");
            readers.HasKey("RequestId", nameof(NamedReader.AccountId));
            readers.Property(reader => reader.AccountId).ValueGeneratedNever();
            readers.HasIndex(reader => reader.AccountId);
            readers.Property(reader => reader.Name).HasMaxLength(Account.NameMaxLength);
        });
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.Property(request => request.ActStamp).IsConcurrencyToken();

        builder.OwnsOne(request => request.Extension, extension =>
            extension.Property(e => e.Reason).HasMaxLength(Extension.ReasonMaxLength));

        builder.OwnsOne(request => request.Identity, identity =>
            identity.Property(check => check.Proof).HasMaxLength(IdentityCheck.ProofMaxLength));

        builder.OwnsOne(request => request.Decision, Configure);
        builder.Navigation(request => request.Decision).IsRequired();

        builder.OwnsMany(request => request.Points, points =>
        {
            points.ToTable("RequestPoints");
            points.WithOwner().HasForeignKey("RequestId");
            points.Property(point => point.Number).ValueGeneratedNever();
            points.HasKey("RequestId", nameof(RequestPoint.Number));
            points.Property(point => point.Text).HasMaxLength(RequestPoint.TextMaxLength);
            points.Property(point => point.OutcomeNote).HasMaxLength(RequestPoint.NoteMaxLength);
            points.HasIndex(point => point.Outcome);
            points.HasIndex([nameof(RequestPoint.Outcome), "RequestId"], "IX_RequestPoints_Pending").HasFilter($"[Outcome] IN ('{PointOutcome.ThirdPartyConsulted}', '{PointOutcome.ToFollow}')"); // few, whatever the archive
        });

        builder.OwnsMany(request => request.Referrals, Configure);

        builder.OwnsMany(request => request.FormerTexts, former =>
        {
            former.ToTable("FormerRequestTexts");
            former.WithOwner().HasForeignKey("RequestId");
            former.Property(f => f.Id).ValueGeneratedNever();
            former.Property(f => f.ReplacedBy).HasMaxLength(Account.NameMaxLength);
        });

        builder.OwnsMany(request => request.FormerReceptions, former =>
        {
            former.ToTable("FormerReceptions");
            former.WithOwner().HasForeignKey("RequestId");
            former.Property(f => f.Id).ValueGeneratedNever();
            former.Property(f => f.Reason).HasMaxLength(FormerReception.ReasonMaxLength);
            former.Property(f => f.ReplacedBy).HasMaxLength(Account.NameMaxLength);
        });

        builder.Ignore(request => request.Sent);
        builder.Ignore(request => request.LastSent);
        builder.Ignore(request => request.PendingPoints);
        builder.OwnsMany(request => request.Sendings, sendings =>
        {
            sendings.ToTable("Sendings");
            sendings.WithOwner().HasForeignKey("RequestId");
            sendings.Property(sending => sending.Id).ValueGeneratedNever();
            sendings.Ignore(sending => sending.CompleteOn);
            sendings.HasOne<Package>().WithMany()
                .HasForeignKey("RequestId", nameof(Sending.PackageId))
                .HasPrincipalKey(package => new { package.RequestId, package.Id })
                .OnDelete(DeleteBehavior.Restrict);
            sendings.HasOne<LetterDraft>().WithMany()
                .HasForeignKey("RequestId", nameof(Sending.LetterId))
                .HasPrincipalKey(letter => new { letter.RequestId, letter.Id })
                .OnDelete(DeleteBehavior.Restrict);
            sendings.Property(sending => sending.Manifest).HasMaxLength(64);
            sendings.HasIndex(sending => sending.SentOn);
            sendings.HasIndex(sending => new { sending.DocumentsSentOn, sending.DocumentsHeldUntil });
            sendings.Property(sending => sending.PublicationAddress).HasMaxLength(Sending.AddressMaxLength);
            sendings.Property(sending => sending.PublishedBy).HasMaxLength(Account.NameMaxLength);
            sendings.Property(sending => sending.Proof).HasMaxLength(Sending.ProofMaxLength);
            sendings.Property(sending => sending.IncidentReference).HasMaxLength(ConfidentialityIncident.ReferenceMaxLength);
            sendings.Property(sending => sending.RecordedBy).HasMaxLength(Account.NameMaxLength);
        });

        builder.HasMany(request => request.History).WithOne().HasForeignKey(entry => entry.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Configure(OwnedNavigationBuilder<AccessRequest, Decision> decision)
    {
        decision.Ignore(d => d.Letter);
        decision.Property(d => d.SubmittedBy).HasMaxLength(Account.NameMaxLength);
        decision.Property(d => d.ApprovedBy).HasMaxLength(Account.NameMaxLength);
        decision.Property(d => d.ApprovedAs).HasMaxLength(Account.NameMaxLength);
        decision.Property(d => d.ApprovedFingerprint).HasMaxLength(64);
        decision.Property(d => d.ApprovedManifest).HasMaxLength(64);
        decision.Property(d => d.ReturnComment).HasMaxLength(AccessRequest.CommentMaxLength);
    }

    private static void Configure(OwnedNavigationBuilder<AccessRequest, Referral> referrals)
    {
        referrals.ToTable("Referrals");
        referrals.WithOwner().HasForeignKey("RequestId");
        referrals.HasKey(referral => referral.Id);
        referrals.Property(referral => referral.Id).ValueGeneratedNever();
        referrals.Property(referral => referral.Documents).HasMaxLength(Referral.DocumentsMaxLength);
        referrals.OwnsOne(referral => referral.Body, body =>
        {
            body.Property(b => b.Name).HasMaxLength(PublicBody.NameMaxLength);
            body.Property(b => b.Acronym).HasMaxLength(PublicBody.AcronymMaxLength);
            body.Property(b => b.PersonInCharge).HasMaxLength(PublicBody.PersonMaxLength);
            body.Property(b => b.Email).HasMaxLength(PublicBody.ContactMaxLength);
            body.Property(b => b.Phone).HasMaxLength(PublicBody.ContactMaxLength);
            body.Property(b => b.Address).HasMaxLength(PublicBody.ContactMaxLength);
            body.Property(b => b.ContactUrl).HasMaxLength(PublicBody.ContactMaxLength);
            body.Property(b => b.ContactLabel).HasMaxLength(PublicBody.ContactMaxLength);
        });
        referrals.Navigation(referral => referral.Body).IsRequired();
    }
}
