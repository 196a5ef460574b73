using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>An earlier request that resembles one being logged, and why.</summary>
public sealed record LookAlike(string Number, string Subject, RequestStatus Status, DateOnly ReceivedOn, string Why)
{
    /// <summary>The letter that answered it last, as it left, and when; null while nothing did, and where an incident keeps what left from being given out.</summary>
    public (string Address, DateOnly SentOn)? Answer { get; private init; }

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

        return await WithAnswersAsync(db, [.. found.DistinctBy(request => request.Number).Take(MaxShown)], cancellation);
    }

    private static async Task<IReadOnlyList<LookAlike>> WithAnswersAsync(AccessRequestsDb db, IReadOnlyList<LookAlike> found, CancellationToken cancellation)
    {
        var numbers = found.Select(request => request.Number).ToList();
        var sent = (await db.Requests.AsNoTracking()
            .Where(request => numbers.Contains(request.Number))
            .SelectMany(request => request.Sendings, (request, sending) => new { request.Number, sending.PackageId, sending.LetterId, sending.SentOn, sending.RecordedAt, sending.IncidentReference })
            .ToListAsync(cancellation)).GroupBy(sending => sending.Number).ToDictionary(same => same.Key, same => same.MaxBy(sending => sending.RecordedAt)!);
        var packages = sent.Values.Select(sending => sending.PackageId).OfType<Guid>().ToList();
        var letters = await db.Packages.AsNoTracking()
            .Where(package => packages.Contains(package.Id))
            .SelectMany(package => package.Artefacts, (package, artefact) => new { Package = package.Id, artefact.Id, artefact.Kind })
            .Where(artefact => artefact.Kind == ArtefactKind.Letter)
            .ToDictionaryAsync(artefact => artefact.Package, artefact => artefact.Id, cancellation);

        return [.. found.Select(request => sent.GetValueOrDefault(request.Number) is { IncidentReference: null } sending
            ? request with { Answer = (AddressOf(request.Number, sending.PackageId, sending.LetterId), sending.SentOn) }
            : request)];

        string AddressOf(string number, Guid? package, Guid? letter) =>
            letter is { } alone ? LetterUrls.File(number, alone, "pdf")
            : package is { } left && letters.TryGetValue(left, out var artefact) ? DecisionUrls.Left(number, left, artefact)
            : DecisionUrls.Package(number);
    }

    private static async Task<IReadOnlyList<LookAlike>> ReadAsync(AccessRequestsDb db, IQueryable<AccessRequest> requests, string why, CancellationToken cancellation) =>
        await requests.AsNoTracking()
            .OrderByDescending(request => request.ReceivedOn)
            .Take(MaxShown)
            .Select(request => new LookAlike(request.Number, request.Subject, request.Status, request.ReceivedOn, why))
            .ToListAsync(cancellation);
}
