using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Requests;
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

    /// <summary>Applicants who share the words that are looked for, the newest first, among whom the same one is looked for.</summary>
    private const int MaxApplicants = 200;

    /// <summary>A file has several texts, and some are not for the reader.</summary>
    private const int MaxTexts = 8 * MaxShown;

    /// <summary>By the same text, by the same applicant, then by the rarest words of the subject.</summary>
    internal static async Task<IReadOnlyList<LookAlike>> FindAsync(AccessRequestsDb db, string text, string subject, ApplicantForm applicant, CancellationToken cancellation)
    {
        var found = new List<LookAlike>();
        var same = text.Trim();

        if (same.Length > 0)
        {
            var digest = SearchEntry.DigestOf(same);
            var ids = db.SearchEntries.Where(entry => entry.Digest == digest && entry.Source == SearchSource.Text && entry.Text == same).Select(entry => entry.RequestId);
            found.AddRange(await ReadAsync(db, db.Requests.Where(request => ids.Contains(request.Id)), "même texte", cancellation));
        }

        if (await OfApplicantAsync(db, applicant, cancellation) is { Count: > 0 } theirs)
        {
            found.AddRange(await ReadAsync(db, db.Requests.Where(request => theirs.Contains(request.Id)), "même demandeur", cancellation));
        }

        var words = SearchQueries.Words(subject).Where(word => word.Length >= MinWordLength).OrderByDescending(word => word.Length).Take(MaxWords).ToList();

        if (words.Count >= 2)
        {
            var ids = db.Findable(db.Matching(words, whole: true, latest: MaxTexts)).Where(entry => entry.Source == SearchSource.File || entry.Source == SearchSource.Document || entry.Source == SearchSource.Released).Select(entry => entry.RequestId);
            found.AddRange(await ReadAsync(db, db.Requests.Where(request => ids.Contains(request.Id)), "mêmes mots ou mêmes documents", cancellation));
        }

        return await WithAnswersAsync(db, [.. found.DistinctBy(request => request.Number).Take(MaxShown)], cancellation);
    }

    /// <summary>
    /// Those of who has the same e-mail, in capitals or not, and of who has the same name at the same postal address. The index of the search finds who
    /// shares the words; what is compared whole is read.
    /// </summary>
    private static async Task<IReadOnlyCollection<AccessRequestId>> OfApplicantAsync(AccessRequestsDb db, ApplicantForm applicant, CancellationToken cancellation)
    {
        var (email, name, address) = (applicant.Email.Trim(), Plain(applicant.Name), Plain(applicant.Address));
        var same = new HashSet<AccessRequestId>();

        if (email.Length > 0)
        {
            same.UnionWith(await db.Applicants.Where(known => known.Email == email).Select(known => known.RequestId).Take(MaxApplicants).ToListAsync(cancellation));
            same.UnionWith((await ApplicantsAsync(db, email, cancellation)).Where(known => string.Equals(known.Email, email, StringComparison.OrdinalIgnoreCase)).Select(known => known.RequestId));
        }

        if (name.Length > 0 && address.Length > 0)
        {
            same.UnionWith((await ApplicantsAsync(db, applicant.Name, cancellation)).Where(known => Plain(known.Name) == name && Plain(known.Address) == address).Select(known => known.RequestId));
        }

        return same;
    }

    private static async Task<IReadOnlyList<Applicant>> ApplicantsAsync(AccessRequestsDb db, string words, CancellationToken cancellation)
    {
        var ids = await db.Matching(SearchQueries.Words(words), whole: true)
            .Where(entry => entry.Source == SearchSource.Applicant)
            .OrderByDescending(entry => entry.Id)
            .Select(entry => entry.RequestId)
            .Take(MaxApplicants)
            .ToListAsync(cancellation);
        return await db.Applicants.AsNoTracking().Where(applicant => ids.Contains(applicant.RequestId)).ToListAsync(cancellation);
    }

    /// <summary>As people write the same thing differently: capitals, accents, commas and lines.</summary>
    private static string Plain(string? text) =>
        string.Join(' ', FoldedText.Of(text ?? "").Split((char[]?)[' ', '\u00a0', ',', '.', ';', '-', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

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
