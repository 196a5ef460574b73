using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>The queries that more than one use case asks.</summary>
internal static class Queries
{
    public static async Task<(AccessRequest Request, RequestedDocument Document)> LoadAsync(this AccessRequestsDb db, DocumentId id, CancellationToken cancellation)
    {
        var document = await db.Documents.SingleAsync(known => known.Id == id, cancellation);
        return (await db.Requests.SingleAsync(request => request.Id == document.RequestId, cancellation), document);
    }

    public static async Task<ProvisionCatalogue> CatalogueAsync(this AccessRequestsDb db, CancellationToken cancellation) =>
        new(await db.Provisions.AsNoTracking().ToListAsync(cancellation));

    public static async Task<LegalCalendar> AnswerCalendarAsync(this AccessRequestsDb db, CancellationToken cancellation) =>
        new(await db.Organisations.Select(organisation => organisation.AnswerPolicy).SingleAsync(cancellation));

    /// <summary>The decision as it stands, for the letter, its obstacles and its fingerprint alike.</summary>
    /// <param name="today">The day in Québec, for the texts in force while the letter is not dated.</param>
    public static async Task<DecisionRecord> DecisionRecordAsync(this AccessRequestsDb db, AccessRequest request, DateOnly today, CancellationToken cancellation)
    {
        var documents = await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).ToListAsync(cancellation);
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancellation);
        var signatory = await db.Signatories.AsNoTracking().SingleOrDefaultAsync(known => known.Id == request.Decision.SignatoryId, cancellation);
        var applicant = await db.Applicants.AsNoTracking().SingleAsync(known => known.RequestId == request.Id, cancellation);
        var catalogue = await db.CatalogueAsync(cancellation);

        var record = DecisionRecord.Gather(request, documents, organisation, signatory, catalogue, AddresseeOf(applicant), today);

        return record with { Wording = OfficeWording.InForce(await db.WordingVersions.AsNoTracking().ToListAsync(cancellation)) };
    }

    private static IReadOnlyList<string> AddresseeOf(Applicant applicant) =>
        [.. new[] { applicant.Name, applicant.Organisation, applicant.Email }
            .Concat(applicant.Address?.ReplaceLineEndings("\n").Split('\n') ?? [])
            .OfType<string>()
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)];
}
