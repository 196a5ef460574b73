using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Notices;
using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>
/// The one place that hides a restricted file: a filter on every query about a request or what belongs to one. To whom it is not named, it is not
/// there, on no page and in no count of theirs.
/// </summary>
internal static class NeedToKnow
{
    /// <param name="db">Filters read it anew in each context: EF Core puts the running one in its place.</param>
    public static void Apply(AccessRequestsDb db, ModelBuilder builder)
    {
        builder.Entity<AccessRequest>().HasQueryFilter(request =>
            db.SeesEveryFile || !request.IsRestricted || request.AssigneeId == db.ReaderId || request.Readers.Any(reader => reader.AccountId == db.ReaderId)
            || (request.ReadersUnit != null && db.Users.Any(account => account.Id == db.ReaderId && account.Unit == request.ReadersUnit)));

        builder.Entity<Applicant>().HasQueryFilter(applicant => db.SeesEveryFile || db.Requests.Any(request => request.Id == applicant.RequestId));
        builder.Entity<RequestedDocument>().HasQueryFilter(document => db.SeesEveryFile || db.Requests.Any(request => request.Id == document.RequestId));
        builder.Entity<PageReading>().HasQueryFilter(reading => db.SeesEveryFile || db.Documents.Any(document => document.Id == reading.DocumentId));
        builder.Entity<LetterDraft>().HasQueryFilter(letter => db.SeesEveryFile || db.Requests.Any(request => request.Id == letter.RequestId));
        builder.Entity<SentLetter>().HasQueryFilter(letter => db.SeesEveryFile || db.Letters.Any(draft => draft.Id == letter.LetterId));
        builder.Entity<DecisionWording>().HasQueryFilter(wording => db.SeesEveryFile || db.Requests.Any(request => request.Id == wording.RequestId));
        builder.Entity<Package>().HasQueryFilter(package => db.SeesEveryFile || db.Requests.Any(request => request.Id == package.RequestId));
        builder.Entity<DownloadLink>().HasQueryFilter(link => db.SeesEveryFile || db.Requests.Any(request => request.Id == link.RequestId));
        builder.Entity<ThirdParty>().HasQueryFilter(party => db.SeesEveryFile || db.Requests.Any(request => request.Id == party.RequestId));
        builder.Entity<Consultation>().HasQueryFilter(consultation => db.SeesEveryFile || db.Requests.Any(request => request.Id == consultation.RequestId));
        builder.Entity<CommissionReview>().HasQueryFilter(review => db.SeesEveryFile || db.Requests.Any(request => request.Id == review.RequestId));
        builder.Entity<ConfidentialityIncident>().HasQueryFilter(incident => db.SeesEveryFile || db.Requests.Any(request => request.Id == incident.RequestId));
        builder.Entity<FileStep>().HasQueryFilter(step => db.SeesEveryFile || db.Requests.Any(request => request.Id == step.RequestId));
        builder.Entity<SearchEntry>().HasQueryFilter(entry => db.SeesEveryFile || db.Requests.Any(request => request.Id == entry.RequestId));
        builder.Entity<ProvisionEntry>().HasQueryFilter(entry => db.SeesEveryFile || db.Requests.Any(request => request.Id == entry.RequestId));
        builder.Entity<Notice>().HasQueryFilter(notice => db.SeesEveryFile || notice.RequestId == null || db.Requests.Any(request => request.Id == notice.RequestId));
        builder.Entity<HistoryEntry>().HasQueryFilter(entry => db.SeesEveryFile || entry.RequestId == null || db.Requests.Any(request => request.Id == entry.RequestId));
    }
}
