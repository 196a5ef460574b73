using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>The queries that more than one use case asks.</summary>
internal static class Queries
{
    /// <summary>More are read with all the others: their ids would not fit into one query.</summary>
    private const int MaxMarksApart = 500;

    /// <summary>Of a file: what was asked first is among them.</summary>
    private const int MaxLetters = 500;

    public static async Task<(AccessRequest Request, RequestedDocument Document)> LoadAsync(this AccessRequestsDb db, DocumentId id, CancellationToken cancellation)
    {
        var document = await db.Documents.SingleOrDefaultAsync(known => known.Id == id, cancellation)
            ?? throw new RuleViolationException(new Obstacle(ObstacleKind.DocumentGone));
        return (await db.Requests.SingleAsync(request => request.Id == document.RequestId, cancellation), document);
    }

    /// <summary>A document with some of its marks, which is enough for an act on those.</summary>
    public static async Task<(AccessRequest Request, RequestedDocument Document)> LoadAsync(
        this AccessRequestsDb db, DocumentId id, IReadOnlyCollection<PassageId> marks, CancellationToken cancellation)
    {
        var document = await db.Documents.WithMarksAsync(id, marks, cancellation) ?? throw new RuleViolationException(new Obstacle(ObstacleKind.DocumentGone));
        return (await db.Requests.SingleAsync(request => request.Id == document.RequestId, cancellation), document);
    }

    /// <summary>A document with some of its marks; null when it is gone.</summary>
    public static async Task<RequestedDocument?> WithMarksAsync(
        this IQueryable<RequestedDocument> documents, DocumentId id, IReadOnlyCollection<PassageId> marks, CancellationToken cancellation)
    {
        if (marks.Count > MaxMarksApart)
        {
            return await documents.SingleOrDefaultAsync(known => known.Id == id, cancellation);
        }

        var document = await documents
            .IgnoreAutoIncludes()
            .Include(known => known.AllPassages.Where(passage => marks.Contains(passage.Id)))
            .SingleOrDefaultAsync(known => known.Id == id, cancellation);
        var counts = document is null
            ? null
            : await documents.Where(known => known.Id == id).Select(known => new { All = known.AllPassages.Count, Read = known.AllPassages.Count(passage => marks.Contains(passage.Id)) }).SingleOrDefaultAsync(cancellation);

        if (counts is not null)
        {
            document!.LeaveUnread(counts.All - counts.Read);
        }

        return document;
    }

    /// <summary>The documents of a request for a list: their marks are counted by the database and not read.</summary>
    public static Task<IReadOnlyList<RequestedDocument>> DocumentsInOutlineAsync(this AccessRequestsDb db, AccessRequestId request, CancellationToken cancellation) =>
        db.OutlineAsync(request, withCitations: false, cancellation);

    /// <summary>The same with what their marks cite: enough for a decision, its letter and what stands in its way, and not for its fingerprint.</summary>
    public static Task<IReadOnlyList<RequestedDocument>> DocumentsWithCitationsAsync(this AccessRequestsDb db, AccessRequestId request, CancellationToken cancellation) =>
        db.OutlineAsync(request, withCitations: true, cancellation);

    private static async Task<IReadOnlyList<RequestedDocument>> OutlineAsync(this AccessRequestsDb db, AccessRequestId request, bool withCitations, CancellationToken cancellation)
    {
        var own = db.Documents.AsNoTracking().IgnoreAutoIncludes().Where(document => document.RequestId == request);
        var documents = await own.ToListAsync(cancellation);
        var counts = (await own
            .SelectMany(document => document.AllPassages, (document, mark) => new { document.Id, mark.Status, mark.IsRemoved })
            .GroupBy(mark => new { mark.Id, mark.Status, mark.IsRemoved })
            .Select(group => new { group.Key.Id, group.Key.Status, group.Key.IsRemoved, Count = group.Count() })
            .ToListAsync(cancellation)).ToLookup(count => count.Id);
        var withheld = (await own
            .SelectMany(document => document.AllPassages, (document, mark) => new { document.Id, mark.Page, mark.IsWholePage, mark.Status, mark.IsRemoved })
            .Where(mark => mark.IsWholePage && mark.Status == PassageStatus.Retained && !mark.IsRemoved)
            .Select(mark => new { mark.Id, mark.Page })
            .Distinct()
            .OrderBy(mark => mark.Page)
            .ToListAsync(cancellation)).ToLookup(mark => mark.Id, mark => mark.Page);

        var citations = withCitations
            ? (await own
                .SelectMany(document => document.AllPassages, (document, mark) => new { document.Id, mark.Provisions, mark.Facts, mark.Status, mark.IsRemoved })
                .Where(mark => mark.Status == PassageStatus.Retained && !mark.IsRemoved)
                .Select(mark => new { mark.Id, mark.Provisions, mark.Facts })
                .Distinct()
                .ToListAsync(cancellation)).ToLookup(mark => mark.Id, mark => new MarkCitation(mark.Provisions, mark.Facts))
            : null;

        foreach (var document in documents)
        {
            var present = counts[document.Id].Where(count => !count.IsRemoved).ToLookup(count => count.Status, count => count.Count);
            document.LeaveUnread(new MarkTally(
                counts[document.Id].Sum(count => count.Count),
                present.Sum(status => status.Sum()),
                present[PassageStatus.Retained].Sum(),
                present[PassageStatus.Proposed].Concat(present[PassageStatus.Reserved]).Sum(),
                [.. withheld[document.Id]],
                citations is null ? null : [.. citations[document.Id]]));
        }

        return documents;
    }

    /// <summary>The pages that someone opened or answers for.</summary>
    public static async Task<IReadOnlySet<int>> ReadPagesAsync(this AccessRequestsDb db, DocumentId id, CancellationToken cancellation) =>
        await db.PageReadings.AsNoTracking().Where(reading => reading.DocumentId == id).Select(reading => reading.Page).Distinct().ToHashSetAsync(cancellation);

    /// <summary>The newest package of a request, whatever became of it; null when none was asked for.</summary>
    public static Task<Package?> LatestPackageAsync(this AccessRequestsDb db, AccessRequestId id, CancellationToken cancellation) =>
        db.Packages.Where(known => known.RequestId == id).OrderByDescending(known => known.RequestedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Why what the request releases may not leave because of a third party, or null when it may (art. 49).</summary>
    public static async Task<Obstacle?> ObstacleToReleaseAsync(this AccessRequestsDb db, AccessRequest request, DateOnly today, CancellationToken cancellation)
    {
        var parties = await db.ThirdParties.AsNoTracking().Where(party => party.RequestId == request.Id).ToListAsync(cancellation);

        return parties.Count == 0
            ? null
            : ThirdParty.ObstacleToRelease(parties, Released(request.Deciding(await db.DocumentsInOutlineAsync(request.Id, cancellation))), request, await db.AnswerCalendarAsync(cancellation), today);
    }

    /// <summary>Why nothing of the package may be downloaded, or null when it may.</summary>
    public static async Task<Obstacle?> ObstacleToDownloadAsync(this AccessRequestsDb db, AccessRequest request, Package package, DateOnly today, CancellationToken cancellation) =>
        package.ObstacleToDownload(request) ?? (package.WasSent(request) ? null : await db.ObstacleToApprovedAsync(request, today, cancellation));

    /// <summary>Why the package may not be taken whole by a link, or null when it may.</summary>
    public static async Task<Obstacle?> ObstacleToLinkAsync(this AccessRequestsDb db, AccessRequest request, Package package, DateOnly today, CancellationToken cancellation) =>
        DownloadLink.ObstacleToOffer(request, package)
            ?? await db.ObstacleToDownloadAsync(request, package, today, cancellation)
            ?? package.ObstacleToItsDocuments(request)
            ?? await db.ObstacleToReleaseAsync(request, today, cancellation);

    /// <summary>Why the approval no longer holds, or null when what is recorded is what was approved.</summary>
    public static async Task<Obstacle?> ObstacleToApprovedAsync(this AccessRequestsDb db, AccessRequest request, DateOnly today, CancellationToken cancellation) =>
        (await db.DecisionLetterAsync(request, today, cancellation)).Fingerprint() == request.Decision.ApprovedFingerprint
            ? null
            : new Obstacle(ObstacleKind.DecisionChangedSinceApproval);

    /// <summary>Until when a file is to be answered, with what its third parties change of it.</summary>
    public static async Task<AnswerLimits> LimitsAsync(this AccessRequestsDb db, AccessRequest request, LegalCalendar calendar, CancellationToken cancellation) =>
        (await db.LimitsAsync([request], calendar, cancellation))[request.Id];

    public static async Task<IReadOnlyDictionary<AccessRequestId, AnswerLimits>> LimitsAsync(
        this AccessRequestsDb db, IReadOnlyCollection<AccessRequest> requests, LegalCalendar calendar, CancellationToken cancellation)
    {
        var consulted = await db.ConsultedAsync([.. requests.Select(request => request.Id)], cancellation);
        return requests.ToDictionary(request => request.Id, request => request.Limits(consulted.GetValueOrDefault(request.Id, ConsultedParties.None), calendar));
    }

    /// <summary>The third parties of these files and what their documents answer; files that have none are left out.</summary>
    public static async Task<IReadOnlyDictionary<AccessRequestId, ConsultedParties>> ConsultedAsync(
        this AccessRequestsDb db, IReadOnlyCollection<AccessRequestId> ids, CancellationToken cancellation)
    {
        var parties = (await db.ThirdParties.AsNoTracking().Where(party => ids.Contains(party.RequestId)).ToListAsync(cancellation)).ToLookup(party => party.RequestId);
        var theirs = parties.Select(file => file.Key).ToList();
        var documents = theirs.Count == 0
            ? []
            : await db.Documents.AsNoTracking().Where(document => theirs.Contains(document.RequestId) && !document.IsNotRelevant)
                .Select(document => new { document.RequestId, document.Id, document.Points })
                .ToListAsync(cancellation);
        var pointed = documents.ToLookup(document => document.RequestId, document => new PointedDocument(document.Id.Value, document.Points));

        return theirs.ToDictionary(id => id, id => new ConsultedParties([.. parties[id]], [.. pointed[id]]));
    }

    private static ConsultedParties Consulted(IReadOnlyCollection<ThirdParty> parties, IEnumerable<RequestedDocument> documents) =>
        new(parties, [.. documents.Where(document => !document.IsNotRelevant).Select(document => new PointedDocument(document.Id.Value, document.Points))]);

    private static List<DocumentId> Released(IEnumerable<RequestedDocument> documents) =>
        [.. documents.Where(document => document.IsReleased).Select(document => document.Id)];

    public static async Task<ProvisionCatalogue> CatalogueAsync(this AccessRequestsDb db, CancellationToken cancellation) =>
        new(await db.Provisions.AsNoTracking().ToListAsync(cancellation));

    /// <summary>The calendar of the time to answer and of reviews, with what an administrator entered: the dated policies of each and the days decreed.</summary>
    public static async Task<LegalCalendar> AnswerCalendarAsync(this AccessRequestsDb db, CancellationToken cancellation)
    {
        var policies = await db.DatedPolicies.AsNoTracking().Where(policy => policy.RevokedAt == null).OrderBy(policy => policy.EnteredAt).ToListAsync(cancellation);
        var decreed = await db.DecreedDays.AsNoTracking().Where(day => day.RevokedAt == null).OrderBy(day => day.EnteredAt).ToListAsync(cancellation);

        return new LegalCalendar(
            await db.Organisations.Select(organisation => organisation.AnswerPolicy).SingleOrDefaultAsync(cancellation),
            decreed.GroupBy(day => day.Day).ToDictionary(same => same.Key, same => same.Last().Name),
            Changes(CalendarClock.Answer),
            Changes(CalendarClock.Review));

        Dictionary<DateOnly, CalendarPolicy> Changes(CalendarClock clock) =>
            policies.Where(policy => policy.Clock == clock).GroupBy(policy => policy.From).ToDictionary(same => same.Key, same => same.Last().Policy);
    }

    /// <summary>In how many days of reception the office means to acknowledge a request (art. 46).</summary>
    public static Task<int> AcknowledgementDaysAsync(this AccessRequestsDb db, CancellationToken cancellation) =>
        db.Organisations.Select(organisation => organisation.AcknowledgementDays).SingleOrDefaultAsync(cancellation);

    /// <summary>The decision as it stands, for the letter, its obstacles and its fingerprint alike.</summary>
    /// <param name="today">The day in Québec, for the texts in force while the letter is not dated.</param>
    public static async Task<DecisionRecord> DecisionRecordAsync(this AccessRequestsDb db, AccessRequest request, DateOnly today, CancellationToken cancellation) =>
        await db.DecisionRecordAsync(request, await db.DocumentsOfAsync(request, cancellation), today, LetterLanguage.French, cancellation);

    public static async Task<IReadOnlyList<RequestedDocument>> DocumentsOfAsync(this AccessRequestsDb db, AccessRequest request, CancellationToken cancellation) =>
        await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).ToListAsync(cancellation);

    public static async Task<(AccessRequest Request, LetterDraft Letter)> LetterAsync(this AccessRequestsDb db, Guid id, CancellationToken cancellation)
    {
        var letter = await db.Letters.SingleAsync(known => known.Id == id, cancellation);
        return (await db.Requests.SingleAsync(request => request.Id == letter.RequestId, cancellation), letter);
    }

    /// <param name="seen">The version that the person had before their eyes.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone changed the letter meanwhile.</exception>
    public static async Task<(AccessRequest Request, LetterDraft Letter)> LetterAsync(this AccessRequestsDb db, Guid id, Guid seen, CancellationToken cancellation)
    {
        var found = await db.LetterAsync(id, cancellation);
        Seen.Demand(found.Letter.Version, seen);
        return found;
    }

    /// <summary>The decision with the words that officers gave it, tracked so that a use case may change them.</summary>
    public static async Task<DecisionLetter> DecisionLetterAsync(this AccessRequestsDb db, AccessRequest request, DateOnly today, CancellationToken cancellation) =>
        await db.DecisionLetterAsync(request, await db.DocumentsOfAsync(request, cancellation), today, cancellation);

    /// <param name="documents">Those of the request: what is then made of them is made of the very ones that the fingerprint covers.</param>
    public static async Task<DecisionLetter> DecisionLetterAsync(
        this AccessRequestsDb db, AccessRequest request, IReadOnlyList<RequestedDocument> documents, DateOnly today, CancellationToken cancellation)
    {
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var parties = await db.ThirdParties.AsNoTracking().Where(party => party.RequestId == request.Id).OrderBy(party => party.Rank).ToListAsync(cancellation);
        var released = Released(request.Deciding(documents));
        var wording = await db.DecisionWordings.SingleOrDefaultAsync(wording => wording.RequestId == request.Id, cancellation) ?? DecisionWording.Of(request);

        return new DecisionLetter(
            await db.DecisionRecordAsync(request, documents, today, wording.Language, cancellation),
            wording,
            request.Extension,
            calendar)
        {
            DocumentsFrom = ThirdParty.ObstacleToRelease(parties, released, request, calendar, request.Decision.DecidedOn ?? today) is { Kind: ObstacleKind.ThirdPartyDecisionNotExecutory } held ? held.Day : null,
            ConsultedUntil = request.Limits(Consulted(parties, documents), calendar).First is { Party: not null } first ? first.Last.Due : null,
            IsSearchCertified = await db.Consultations.AnyAsync(consultation => consultation.RequestId == request.Id && consultation.AnsweredOn != null, cancellation),
            ThirdParties = [.. parties.Where(party => party.IsConcernedBy(released)).Select(party => party.ObstacleToApproving(request, calendar, today)).OfType<Obstacle>()],
        };
    }

    /// <summary>What may be charged for a request: the prices in force on the day of its reception; null when none was entered for it.</summary>
    public static async Task<FeePrice?> FeePriceAsync(this AccessRequestsDb db, AccessRequest request, CancellationToken cancellation) =>
        FeePrice.On(await db.FeePrices.AsNoTracking().ToListAsync(cancellation), request.ReceivedOn);

    /// <summary>What the letters of a file that left asked of the applicant; the acknowledgement may ask for precisions too.</summary>
    public static async Task<AskedByLetter> AskedByLetterAsync(this AccessRequestsDb db, AccessRequestId id, CancellationToken cancellation)
    {
        var sent = await db.Letters.AsNoTracking()
            .Where(letter => letter.RequestId == id && letter.Status == LetterDraftStatus.Sent)
            .Where(letter => letter.Kind == LetterKind.PrecisionRequest || letter.Kind == LetterKind.Acknowledgement || letter.Kind == LetterKind.FeeEstimate)
            .OrderBy(letter => letter.SentOn)
            .Select(letter => new { letter.SentOn, letter.Facts })
            .Take(MaxLetters)
            .ToListAsync(cancellation);

        return new AskedByLetter(
            sent.FirstOrDefault(letter => letter.Facts is PrecisionFacts or AcknowledgementFacts { Precisions: not null })?.SentOn,
            sent.FirstOrDefault(letter => letter.Facts is FeeFacts)?.SentOn);
    }

    /// <summary>A letter of the file as it stands, ready to be composed.</summary>
    public static async Task<LetterRecord> LetterRecordAsync(
        this AccessRequestsDb db, AccessRequest request, LetterDraft letter, DateOnly today, CancellationToken cancellation)
    {
        var (file, applicant) = await db.GatherAsync(request, await db.DocumentsOfAsync(request, cancellation), letter.SignatoryId, letter.DatedOn ?? today, letter.Language, cancellation);

        return new LetterRecord
        {
            File = file with
            {
                DecidedOn = letter.DatedOn,
                Delivery = letter.Delivery,
                Addressee = letter.IsForThirdParty ? [.. PlainText.Lines(letter.Recipient)] : file.Addressee,
            },
            Facts = letter.Facts,
            Language = letter.Language,
            Edits = letter.Edits,
            Unnamed = applicant.Names,
            Calendar = await db.AnswerCalendarAsync(cancellation),
        };
    }

    private static async Task<DecisionRecord> DecisionRecordAsync(
        this AccessRequestsDb db, AccessRequest request, IReadOnlyList<RequestedDocument> documents, DateOnly today, LetterLanguage language, CancellationToken cancellation) =>
        (await db.GatherAsync(request, documents, request.Decision.SignatoryId, request.Decision.DecidedOn ?? today, language, cancellation)).Record.LeftBy(request);

    /// <param name="on">The day of the letter, whose letterhead and texts it bears.</param>
    private static async Task<(DecisionRecord Record, Applicant Applicant)> GatherAsync(
        this AccessRequestsDb db, AccessRequest request, IReadOnlyList<RequestedDocument> documents, Guid? signatoryId, DateOnly on, LetterLanguage language, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancellation);
        var signatory = await db.Signatories.AsNoTracking().SingleOrDefaultAsync(known => known.Id == signatoryId, cancellation);
        var applicant = await db.Applicants.AsNoTracking().SingleAsync(known => known.RequestId == request.Id, cancellation);
        var catalogue = await db.CatalogueAsync(cancellation);

        var record = DecisionRecord.Gather(request, documents, organisation, signatory, catalogue, AddresseeOf(applicant), on, LetterTemplate.Of(language).Tag);

        return (record with { Wording = OfficeWording.InForce(await db.WordingVersions.AsNoTracking().ToListAsync(cancellation)) }, applicant);
    }

    private static IReadOnlyList<string> AddresseeOf(Applicant applicant) =>
        [.. new[] { applicant.Name, applicant.Organisation, applicant.Email }
            .Concat(PlainText.Lines(applicant.Address))
            .OfType<string>()
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)];
}
