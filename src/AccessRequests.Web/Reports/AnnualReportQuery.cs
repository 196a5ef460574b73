using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Reports;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Reports;

/// <summary>Reads what the annual report counts: numbers and articles, never an applicant, a title or a point.</summary>
internal static class AnnualReportQuery
{
    public static async Task<AnnualReport> AnnualReportAsync(this AccessRequestsDb db, int year, CancellationToken cancellation)
    {
        var from = AnnualReport.FirstDay(year);
        var to = AnnualReport.LastDay(from);
        var withdrawn = await WithdrawnAsync(db, cancellation);
        var rows = await db.Requests.AsNoTracking()
            .Where(request => request.ReceivedOn <= to && !request.Sendings.Any(sending => sending.SentOn < from))
            .Select(request => new
            {
                request.Id,
                request.Kind,
                request.ReceivedOn,
                request.Status,
                FirstSent = request.Sendings.Min(sending => (DateOnly?)sending.SentOn),
                Outcomes = request.Points.Select(point => point.Outcome).ToList(),
                Hiding = request.Points.Select(point => point.Provisions).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var provisions = await ProvisionsAsync(db, from, to, cancellation);

        return AnnualReport.Of(
            year,
            rows.Select(row => new ReportedRequest(
                row.Kind,
                row.ReceivedOn,
                row.FirstSent ?? (row.Status.EndedWithoutAnswer() ? withdrawn.GetValueOrDefault(row.Id, row.ReceivedOn) : null),
                row.FirstSent is null ? [] : [.. row.Outcomes.OfType<PointOutcome>()],
                [.. provisions[row.Id].Concat(row.Hiding.SelectMany(numbers => numbers)).Distinct()])),
            await db.FileSteps.Where(step => step.Kind == StepKind.AccommodationGiven && step.On >= from && step.On <= to).Select(step => step.RequestId).Distinct().CountAsync(cancellation),
            await db.CommissionReviews.Where(review => review.NoticeOn >= from && review.NoticeOn <= to).Select(review => review.RequestId).Distinct().CountAsync(cancellation));
    }

    /// <summary>The days on which requests that stay withdrawn, or set aside by the Commission, were.</summary>
    private static async Task<Dictionary<AccessRequestId, DateOnly>> WithdrawnAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        var entries = await (from entry in db.History.AsNoTracking()
                             join request in db.Requests on entry.RequestId equals request.Id
                             where (request.Status == RequestStatus.Withdrawn && entry.Act == HistoryAct.RequestWithdrawn) || (request.Status == RequestStatus.Disregarded && entry.Act == HistoryAct.RequestDisregarded)
                             select new { request.Id, entry.At }).ToListAsync(cancellation);

        return entries.GroupBy(entry => entry.Id).ToDictionary(same => same.Key, same => QuebecTime.DayOf(same.Max(entry => entry.At)));
    }

    /// <summary>The articles of marks and refusals of the files answered in that time, or what is kept of them where the file was destroyed since, with 14 whenever something was withheld.</summary>
    private static async Task<ILookup<AccessRequestId, string>> ProvisionsAsync(AccessRequestsDb db, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var answered = db.Requests.Where(request => request.Sendings.Any(sending => sending.SentOn >= from && sending.SentOn <= to)).Select(request => request.Id);
        var documents = db.Documents.AsNoTracking().Where(document => !document.IsNotRelevant && answered.Contains(document.RequestId));
        var marks = await documents
            .SelectMany(document => document.AllPassages, (document, passage) => new { document.RequestId, passage.Provisions, passage.Status, passage.IsRemoved })
            .Where(mark => mark.Status == PassageStatus.Retained && !mark.IsRemoved)
            .ToListAsync(cancellation);
        var refused = await documents
            .Where(document => document.Withholding != null)
            .Select(document => new { document.RequestId, document.Withholding!.Provisions })
            .ToListAsync(cancellation);

        var destroyed = await db.ProvisionEntries.AsNoTracking()
            .Where(entry => answered.Contains(entry.RequestId) && db.Requests.Any(request => request.Id == entry.RequestId && request.DestroyedOn != null))
            .Select(entry => new { entry.RequestId, entry.SourceId, entry.Number })
            .ToListAsync(cancellation);

        return marks.Select(mark => (mark.RequestId, Provisions: (IEnumerable<string>)mark.Provisions))
            .Concat(refused.Select(one => (one.RequestId, Provisions: (IEnumerable<string>)one.Provisions)))
            .Concat(destroyed.Where(entry => entry.SourceId != entry.RequestId.Value).Select(entry => (entry.RequestId, Provisions: (IEnumerable<string>)[entry.Number])))
            .SelectMany(cited => cited.Provisions.Append(ProvisionCatalogue.Severance).Select(number => (cited.RequestId, number)))
            .Distinct()
            .ToLookup(cited => cited.RequestId, cited => cited.number);
    }
}
