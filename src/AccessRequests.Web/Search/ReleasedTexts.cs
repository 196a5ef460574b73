using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Packages;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>
/// Makes findable what the office approved: the words of its letters, and what can be read in the documents that a verified package
/// releases. It reads the artefacts and never an original, so that nothing under a mark is stored.
/// </summary>
internal static class ReleasedTexts
{
    private const int PartLength = 8000;

    private static readonly LetterPart[] Told =
        [LetterPart.Subject, LetterPart.Recital, LetterPart.Points, LetterPart.Body, LetterPart.Decision, LetterPart.Referral, LetterPart.AnnexText];

    /// <summary>The texts of the documents of a package, in parts of some pages.</summary>
    public static async Task<IReadOnlyList<SearchEntry>> ReadAsync(ArtefactStore store, AccessRequestId request, IEnumerable<PackageArtefact> artefacts, CancellationToken cancellation)
    {
        var entries = new List<SearchEntry>();

        foreach (var artefact in artefacts.Where(artefact => artefact.Kind == ArtefactKind.Document))
        {
            await using var pdf = await store.OpenVerifiedAsync(artefact, cancellation);
            entries.AddRange(await Task.Run(
                () => Parts(pdf, cancellation).Select(part => new SearchEntry { RequestId = request, Source = SearchSource.Released, SourceId = artefact.Id, Part = part.Page, Text = part.Text }).ToList(),
                cancellation));
        }

        return entries;
    }

    /// <summary>Replaces what an earlier package of the request would have released, save one that was sent: what left stays known.</summary>
    public static async Task PutReleasedAsync(this AccessRequestsDb db, AccessRequest request, IReadOnlyList<SearchEntry> entries, CancellationToken cancellation)
    {
        db.SearchEntries.RemoveRange(await db.Unsent(request).Where(entry => entry.Source == SearchSource.Released).ToListAsync(cancellation));
        db.SearchEntries.AddRange(entries);
    }

    /// <summary>
    /// What people may find: of the documents, those of a package that is approved or was sent. Their texts are read when the package is
    /// built, before anybody approves it.
    /// </summary>
    public static IQueryable<SearchEntry> Findable(this AccessRequestsDb db, IQueryable<SearchEntry> entries) => entries.Where(entry =>
        entry.Source != SearchSource.Released
        || db.Requests.Any(request => request.Id == entry.RequestId && request.Decision.ApprovedManifest != null)
        || db.SentArtefacts().Contains(entry.SourceId));

    /// <summary>What was sent and is not held any more: the files of the applicants.</summary>
    public static IQueryable<Guid> LeftArtefacts(this AccessRequestsDb db) => db.Packages
        .Where(package => db.Requests.Any(request => request.Sendings.Any(sending => sending.PackageId == package.Id && (sending.DocumentsHeldUntil == null || sending.DocumentsSentOn != null))))
        .SelectMany(package => package.Artefacts, (_, artefact) => artefact.Id);

    private static IQueryable<Guid> SentArtefacts(this AccessRequestsDb db) => db.Packages
        .Where(package => db.Requests.Any(request => request.Sendings.Any(sending => sending.PackageId == package.Id)))
        .SelectMany(package => package.Artefacts, (_, artefact) => artefact.Id);

    /// <summary>The words of its letters and documents that did not leave.</summary>
    private static IQueryable<SearchEntry> Unsent(this AccessRequestsDb db, AccessRequest request)
    {
        var sent = request.Sendings.Select(sending => sending.PackageId).OfType<Guid>().ToList();
        var kept = db.Packages.Where(package => sent.Contains(package.Id)).SelectMany(package => package.Artefacts, (_, artefact) => artefact.Id);
        return db.SearchEntries.Where(entry => entry.RequestId == request.Id && !sent.Contains(entry.SourceId) && !kept.Contains(entry.SourceId));
    }

    /// <param name="id">Of the letter; of its package for that of a decision, so that a corrected decision leaves the earlier one known.</param>
    public static Task PutLetterAsync(this AccessRequestsDb db, AccessRequestId request, Guid id, LetterContent letter, CancellationToken cancellation) =>
        SearchIndex.PutAsync(
            db, SearchSource.Letter, id, request, string.Join('\n', letter.Blocks.Where(block => Told.Contains(block.Part)).Select(block => block.ToText())), cancellation);

    /// <summary>The decision's letter and what its package would release are no longer approved; what was sent stays known.</summary>
    public static async Task ForgetReleasedAsync(this AccessRequestsDb db, AccessRequest request, CancellationToken cancellation)
    {
        // Of a request that was answered already, the letter kept under its own id may be the one that left.
        var own = request.Sendings.Count == 0 ? request.Id.Value : Guid.Empty;
        db.SearchEntries.RemoveRange(await db.Unsent(request)
            .Where(entry => entry.Source == SearchSource.Released
                || (entry.Source == SearchSource.Letter && (entry.SourceId == own || db.Packages.Any(package => package.Id == entry.SourceId))))
            .ToListAsync(cancellation));
    }

    private static IEnumerable<(int Page, string Text)> Parts(Stream pdf, CancellationToken cancellation)
    {
        var (first, text) = (1, new System.Text.StringBuilder());

        foreach (var page in TextSearch.Find<bool>(pdf, words => { text.Append(words); return []; }, cancellation))
        {
            if (text.Length >= PartLength || page.Page == page.PageCount)
            {
                if (text.Length > 0)
                {
                    yield return (first, text.ToString());
                }

                first = page.Page + 1;
                text.Clear();
            }
        }
    }
}
