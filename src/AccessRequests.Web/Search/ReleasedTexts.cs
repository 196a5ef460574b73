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

    /// <summary>Replaces what an earlier package of the request released.</summary>
    public static async Task PutReleasedAsync(this AccessRequestsDb db, AccessRequestId request, IReadOnlyList<SearchEntry> entries, CancellationToken cancellation)
    {
        db.SearchEntries.RemoveRange(await db.SearchEntries.Where(entry => entry.RequestId == request && entry.Source == SearchSource.Released).ToListAsync(cancellation));
        db.SearchEntries.AddRange(entries);
    }

    /// <param name="id">Of the letter; of the request for its decision.</param>
    public static Task PutLetterAsync(this AccessRequestsDb db, AccessRequestId request, Guid id, LetterContent letter, CancellationToken cancellation) =>
        SearchIndex.PutAsync(
            db, SearchSource.Letter, id, request, string.Join('\n', letter.Blocks.Where(block => Told.Contains(block.Part)).Select(block => block.ToText())), cancellation);

    /// <summary>The decision's letter and what its package released are no longer approved.</summary>
    public static async Task ForgetReleasedAsync(this AccessRequestsDb db, AccessRequestId request, CancellationToken cancellation) =>
        db.SearchEntries.RemoveRange(await db.SearchEntries
            .Where(entry => entry.RequestId == request && (entry.Source == SearchSource.Released || (entry.Source == SearchSource.Letter && entry.SourceId == request.Value)))
            .ToListAsync(cancellation));

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
