using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Forecasts;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>The files that are likely to miss their day within three weeks, with why.</summary>
internal static class FearedFiles
{
    private const int MaxFiles = 500;

    /// <summary>The latest pages that the office opened tell its pace.</summary>
    private const int MaxReadings = 5000;

    private const int RecentDays = 60;

    public static async Task<IReadOnlyList<(OfficeTask Task, IReadOnlyList<string> Reasons)>> ReadAsync(
        AccessRequestsDb db, IReadOnlyList<OpenFile> files, LegalCalendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var near = files.Where(file => !file.WasAnswered && file.Due >= today && file.Due <= today.AddDays(Forecast.HorizonDays)).Take(MaxFiles).ToList();
        var ids = near.Select(file => file.Id).ToList();
        var documents = (await db.Documents.AsNoTracking().Where(document => ids.Contains(document.RequestId))
            .Select(document => new { document.RequestId, IsRead = document.Review != null || document.IsNotRelevant || document.Withholding != null })
            .ToListAsync(cancellation)).ToLookup(document => document.RequestId, document => document.IsRead);
        var undecided = await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id))
            .Select(request => new { request.Id, Count = request.Points.Count(point => point.Outcome == null) })
            .ToDictionaryAsync(request => request.Id, request => request.Count, cancellation);
        var units = (await db.Consultations.AsNoTracking().Where(consultation => ids.Contains(consultation.RequestId) && consultation.AnsweredOn == null)
            .Select(consultation => new { consultation.RequestId, consultation.DueOn }).ToListAsync(cancellation)).ToLookup(unit => unit.RequestId, unit => unit.DueOn);
        var parties = await ThirdPartiesAsync(db, ids, calendar, today, cancellation);
        var pages = await PagesLeftAsync(db, ids, cancellation);
        var pace = pages.Count == 0 ? [] : await PaceAsync(db, today, cancellation);

        return
        [
            .. near
                .Select(file => (
                    Task: new OfficeTask($"Demande {file.Number}", $"/demandes/{file.Number}", file.Due),
                    Reasons: Forecast.ReasonsToFear(
                        new ForecastFacts(
                            file.Status, file.Due, file.AssigneeId is not null, documents[file.Id].Count(), documents[file.Id].Count(isRead => !isRead), undecided.GetValueOrDefault(file.Id))
                        {
                            UnitsDueOn = [.. units[file.Id]],
                            ThirdParty = parties[file.Id].MaxBy(party => party.LeavesOn),
                            Reading = pages.TryGetValue(file.Id, out var left) ? ReviewForecast.Of(left, pace, file.Due, today, calendar) : null,
                        },
                        today)))
                .Where(file => file.Reasons.Count > 0),
        ];
    }

    /// <summary>Once the letter announces a third party's documents for later, they hold nothing back.</summary>
    private static async Task<ILookup<AccessRequestId, ThirdPartyAhead>> ThirdPartiesAsync(
        AccessRequestsDb db, IReadOnlyList<AccessRequestId> ids, LegalCalendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var files = db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id) && request.Points.All(point => point.Outcome != PointOutcome.ThirdPartyConsulted));
        var parties = await files.UndecidedPartiesAsync(db, db.ThirdParties, cancellation);
        return parties.ToLookup(one => one.Request.Id, one => ThirdPartyAhead.Of(one.Party, one.Request, calendar, today));
    }

    /// <summary>The pages of each file that would leave and that nobody read, or where a mark is undecided; files with none are left out.</summary>
    private static async Task<Dictionary<AccessRequestId, int>> PagesLeftAsync(AccessRequestsDb db, IReadOnlyList<AccessRequestId> ids, CancellationToken cancellation)
    {
        var unread = db.Documents.AsNoTracking()
            .Where(document => ids.Contains(document.RequestId) && document.Review == null && !document.IsNotRelevant && document.Withholding == null);
        var documents = await unread.Select(document => new { document.Id, document.RequestId, document.Original.PageCount, Left = document.LeftPages }).ToListAsync(cancellation);

        if (documents.Count == 0)
        {
            return [];
        }

        var marks = unread.SelectMany(document => document.AllPassages, (document, mark) => new { document.Id, mark.Page, mark.Status, mark.IsWholePage, mark.IsRemoved }).Where(mark => !mark.IsRemoved);
        var settled = await (from document in unread join reading in db.PageReadings on document.Id equals reading.DocumentId select new { document.Id, reading.Page })
            .Except(marks.Where(mark => mark.Status == PassageStatus.Proposed || mark.Status == PassageStatus.Reserved).Select(mark => new { mark.Id, mark.Page }))
            .Union(marks.Where(mark => mark.IsWholePage && mark.Status == PassageStatus.Retained).Select(mark => new { mark.Id, mark.Page }))
            .GroupBy(page => page.Id)
            .Select(document => new { document.Key, Count = document.Count() })
            .ToDictionaryAsync(document => document.Key, document => document.Count, cancellation);

        return documents
            .GroupBy(document => document.RequestId, document => Math.Min(document.PageCount, document.PageCount - settled.GetValueOrDefault(document.Id) + document.Left.Count))
            .Select(file => (file.Key, Pages: file.Sum()))
            .Where(file => file.Pages > 0)
            .ToDictionary(file => file.Key, file => file.Pages);
    }

    /// <summary>The pages that each person opened on each of their last days of review, the latest first.</summary>
    private static async Task<IReadOnlyList<int>> PaceAsync(AccessRequestsDb db, DateOnly today, CancellationToken cancellation)
    {
        var since = QuebecTime.ToInstant(today.AddDays(-RecentDays), TimeOnly.MinValue);
        var isOpened = true; // compared, since an index serves no bare truth
        var readings = await db.PageReadings.AsNoTracking()
            .Where(reading => reading.IsOpened == isOpened && reading.At >= since)
            .OrderByDescending(reading => reading.At)
            .Take(MaxReadings)
            .Select(reading => new { reading.ReaderId, reading.At })
            .ToListAsync(cancellation);

        return [.. readings.CountBy(reading => (reading.ReaderId, Day: QuebecTime.DayOf(reading.At))).OrderByDescending(day => day.Key.Day).Select(day => day.Value)];
    }
}
