using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>An earlier request that resembles one being logged, and why.</summary>
public sealed record LookAlike(string Number, string Subject, RequestStatus Status, DateOnly ReceivedOn, string Why)
{
    private const int MaxShown = 8;
    private const int MinWordLength = 5;
    private const int MaxWords = 4;

    /// <summary>By the same text, by the same address of the applicant, then by the rarest words of the subject.</summary>
    internal static async Task<IReadOnlyList<LookAlike>> FindAsync(AccessRequestsDb db, string text, string subject, string email, CancellationToken cancellation)
    {
        var found = new List<LookAlike>();
        var same = text.Trim();
        var address = email.Trim();

        if (same.Length > 0)
        {
            var digest = SearchEntry.DigestOf(same);
            var ids = db.SearchEntries.Where(entry => entry.Digest == digest && entry.Source == SearchSource.Text && entry.Text == same).Select(entry => entry.RequestId);
            found.AddRange(await ReadAsync(db, db.Requests.Where(request => ids.Contains(request.Id)), "même texte", cancellation));
        }

        if (address.Length > 0)
        {
            var ids = db.Applicants.Where(applicant => applicant.Email == address).Select(applicant => applicant.RequestId);
            found.AddRange(await ReadAsync(db, db.Requests.Where(request => ids.Contains(request.Id)), "même demandeur", cancellation));
        }

        var words = SearchQueries.Words(subject).Where(word => word.Length >= MinWordLength).OrderByDescending(word => word.Length).Take(MaxWords).ToList();

        if (words.Count >= 2)
        {
            var ids = db.Matching(words, whole: true).Where(entry => entry.Source == SearchSource.File || entry.Source == SearchSource.Document || entry.Source == SearchSource.Released).Select(entry => entry.RequestId);
            found.AddRange(await ReadAsync(db, db.Requests.Where(request => ids.Contains(request.Id)), "mêmes mots ou mêmes documents", cancellation));
        }

        return [.. found.DistinctBy(request => request.Number).Take(MaxShown)];
    }

    private static async Task<IReadOnlyList<LookAlike>> ReadAsync(AccessRequestsDb db, IQueryable<AccessRequest> requests, string why, CancellationToken cancellation) =>
        await requests.AsNoTracking()
            .OrderByDescending(request => request.ReceivedOn)
            .Take(MaxShown)
            .Select(request => new LookAlike(request.Number, request.Subject, request.Status, request.ReceivedOn, why))
            .ToListAsync(cancellation);
}
