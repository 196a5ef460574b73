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
/// <param name="Known">Marks whose place was marked already, or is on a page that is not released.</param>
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
        var settled = pages.SelectMany(pair => SettledOn(source, pair.From).Select(mark => (Mark: mark, Page: pair.To))).ToList();
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

                foreach (var (mark, page, areas) in places)
                {
                    if (document.AsideOf(page) is not null || IsMarked(document, page, mark, areas))
                    {
                        known++;
                        continue;
                    }

                    document.Mark(
                        request, catalogue, PassageId.New(), page, areas, mark.IsWholePage, mark.Citation with { Note = NoteOf(source, mark) },
                        mark.KeepsVisible ? PassageStatus.Dismissed : PassageStatus.Proposed, user.ToActor(), time.GetUtcNow(), time.QuebecToday());
                    proposed++;
                }
            },
            cancellation);

        return new CarriedMarks(proposed, known, settled.Count - places.Count);
    }

    /// <summary>What was decided of a page: its marks, and the refusal of its document whole, which is a mark of the page elsewhere.</summary>
    private static IEnumerable<SettledMark> SettledOn(RequestedDocument source, int page) => source.Passages
        .Where(passage => passage.Page == page && (passage.Status == PassageStatus.Retained || passage.KeepsVisible))
        .Select(passage => new SettledMark(page, passage.Areas, passage.IsWholePage, passage.KeepsVisible, PassageCitation.Of(passage)))
        .Concat(source.Withholding is { } whole ? [new SettledMark(page, [], true, false, new PassageCitation(whole.Provisions, whole.Reason))] : []);

    private static bool IsMarked(RequestedDocument document, int page, SettledMark settled, IReadOnlyList<PageArea> areas) =>
        settled.IsWholePage
            ? document.Passages.Any(mark => mark.Page == page && mark.IsWholePage && mark.Status != PassageStatus.Dismissed)
            : FindPassages.IsMarked(document, new FoundPassage(PassageId.New(), document.Id, document.Title, page, areas, default, ""));

    private static string NoteOf(RequestedDocument source, SettledMark mark)
    {
        var note = $"Reportée de « {source.Title} », p. {mark.Page}.{(mark.Citation.Note is { } before ? $" {before}" : "")}";
        return note.Length <= Passage.NoteMaxLength ? note : note[..Passage.NoteMaxLength];
    }

    /// <summary>Where each mark goes; those that have no place are left out.</summary>
    private List<(SettledMark Mark, int Page, IReadOnlyList<PageArea> Areas)> Places(
        RequestedDocument source, RequestedDocument twin, List<(SettledMark Mark, int Page)> settled, CancellationToken cancellation)
    {
        var partial = settled.Where(place => !place.Mark.IsWholePage).ToList();
        var places = settled.Where(place => place.Mark.IsWholePage).Select(place => (place.Mark, place.Page, (IReadOnlyList<PageArea>)[])).ToList();

        if (partial.Count == 0)
        {
            return places;
        }

        IReadOnlyList<ResolvedSelection?> texts;

        using (var pdf = files.OpenRead(source.Original))
        {
            texts = TextSelection.ResolveAll(pdf, [.. partial.Select(place => (place.Mark.Page, (IReadOnlyList<PdfBox>)[.. place.Mark.Areas.Select(PageAreas.ToBox)]))], cancellation);
        }

        using var other = files.OpenRead(twin.Original);
        var words = TextSelection.WordsOnAll(other, [.. partial.Select(mark => mark.Page).Distinct()], cancellation);

        foreach (var ((mark, page), text) in partial.Zip(texts))
        {
            // A drawn box over a picture has no words: it is proposed at its own place.
            var areas = text is { Text.Length: > 0 }
                ? words.TryGetValue(page, out var there) ? SameWords.Nearest(there, text) : []
                : text is null ? [] : mark.Areas.Select(PageAreas.ToBox).ToList();

            if (areas.Count > 0)
            {
                places.Add((mark, page, [.. areas.Select(PageAreas.ToArea)]));
            }
        }

        return places;
    }

    /// <param name="Page">Of the document that it comes from.</param>
    private sealed record SettledMark(int Page, IReadOnlyList<PageArea> Areas, bool IsWholePage, bool KeepsVisible, PassageCitation Citation);
}
