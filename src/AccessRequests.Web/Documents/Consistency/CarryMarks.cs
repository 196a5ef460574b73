using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Consistency;

/// <param name="Proposed">Marks that were proposed on the like page, or kept in sight there as they are here.</param>
/// <param name="Known">Marks whose place was marked already.</param>
/// <param name="NotFound">Marks whose words are not on the like page: to be made by hand.</param>
public sealed record CarriedMarks(int Proposed, int Known, int NotFound);

/// <summary>
/// Carries what was decided on a page to a page with the same text: by its words, wherever they stand there. It proposes and never
/// decides; each mark says where it comes from.
/// </summary>
public sealed class CarryMarks(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, FileStore files, TimeProvider time)
{
    public const int MaxPages = 2000;

    /// <param name="pages">A page of the one document and its like in the other.</param>
    /// <exception cref="UnredactablePdfException">A document cannot be opened any more.</exception>
    public async Task<CarriedMarks> ExecuteAsync(
        DocumentId from, DocumentId to, IReadOnlyList<(int From, int To)> pages, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pages.Count, MaxPages);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var source = await db.Documents.AsNoTracking().SingleAsync(known => known.Id == from, cancellation);
        var twin = await db.Documents.AsNoTracking().SingleAsync(known => known.Id == to && known.RequestId == source.RequestId, cancellation);
        var settled = pages
            .SelectMany(pair => source.Passages
                .Where(passage => passage.Page == pair.From && (passage.Status == PassageStatus.Retained || passage.KeepsVisible))
                .Select(passage => (Passage: passage, Page: pair.To)))
            .ToList();
        var places = await Task.Run(() => Places(source, twin, settled, cancellation), cancellation);
        var known = 0;
        var proposed = 0;

        await databases.ActAsync(
            to,
            seen: null,
            async (db, request, document) =>
            {
                var catalogue = await db.CatalogueAsync(cancellation);
                (known, proposed) = (0, 0);

                foreach (var (passage, page, areas) in places)
                {
                    if (IsMarked(document, page, passage, areas))
                    {
                        known++;
                        continue;
                    }

                    var citation = new PassageCitation(passage.Provisions, passage.Reason) { Facts = passage.Facts, Note = NoteOf(source, passage) };
                    document.Mark(
                        request, catalogue, PassageId.New(), page, areas, passage.IsWholePage, citation,
                        passage.KeepsVisible ? PassageStatus.Dismissed : PassageStatus.Proposed, user.ToActor(), time.GetUtcNow(), time.QuebecToday());
                    proposed++;
                }
            },
            cancellation);

        return new CarriedMarks(proposed, known, settled.Count - places.Count);
    }

    private static bool IsMarked(RequestedDocument document, int page, Passage passage, IReadOnlyList<PageArea> areas) =>
        passage.IsWholePage
            ? document.Passages.Any(mark => mark.Page == page && mark.IsWholePage && mark.Status != PassageStatus.Dismissed)
            : FindPassages.IsMarked(document, new FoundPassage(PassageId.New(), document.Id, document.Title, page, areas, default, ""));

    private static string NoteOf(RequestedDocument source, Passage passage)
    {
        var note = $"Reportée de « {source.Title} », p. {passage.Page}.{(passage.Note is { } before ? $" {before}" : "")}";
        return note.Length <= Passage.NoteMaxLength ? note : note[..Passage.NoteMaxLength];
    }

    /// <summary>Where each mark goes; those that have no place are left out.</summary>
    private List<(Passage Passage, int Page, IReadOnlyList<PageArea> Areas)> Places(
        RequestedDocument source, RequestedDocument twin, List<(Passage Passage, int Page)> settled, CancellationToken cancellation)
    {
        var partial = settled.Where(mark => !mark.Passage.IsWholePage).ToList();
        var places = settled.Where(mark => mark.Passage.IsWholePage).Select(mark => (mark.Passage, mark.Page, (IReadOnlyList<PageArea>)[])).ToList();

        if (partial.Count == 0)
        {
            return places;
        }

        IReadOnlyList<ResolvedSelection?> texts;

        using (var pdf = files.OpenRead(source.Original))
        {
            texts = TextSelection.ResolveAll(pdf, [.. partial.Select(mark => (mark.Passage.Page, (IReadOnlyList<PdfBox>)[.. mark.Passage.Areas.Select(PageAreas.ToBox)]))], cancellation);
        }

        using var other = files.OpenRead(twin.Original);
        var words = TextSelection.WordsOnAll(other, [.. partial.Select(mark => mark.Page).Distinct()], cancellation);

        foreach (var ((passage, page), text) in partial.Zip(texts))
        {
            // A drawn box over a picture has no words: it is proposed at its own place.
            var areas = text is { Text.Length: > 0 }
                ? words.TryGetValue(page, out var there) ? SameWords.Nearest(there, text) : []
                : text is null ? [] : passage.Areas.Select(PageAreas.ToBox).ToList();

            if (areas.Count > 0)
            {
                places.Add((passage, page, [.. areas.Select(PageAreas.ToArea)]));
            }
        }

        return places;
    }
}
