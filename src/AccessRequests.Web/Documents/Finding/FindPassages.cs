using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Finding;

/// <summary>Looks for what may be protected in every document of a request, and turns what a reviewer picks into proposals.</summary>
public sealed class FindPassages(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<FindForm> validator,
    IValidator<PassageForm> passageValidator,
    FileStore files,
    Readings readings,
    TimeProvider time)
{
    public const int MaxFound = 2000;
    private const int MaxUnreadable = 200;

    /// <exception cref="UnredactablePdfException">A document cannot be opened any more.</exception>
    public async Task<FoundPassages> ExecuteAsync(
        string number, FindForm form, ClaimsPrincipal user, IProgress<FindProgress> progress, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var documents = (await db.Documents.AsNoTracking()
                .Where(document => db.Requests.Any(request => request.Id == document.RequestId && request.Number == number))
                .OrderBy(document => document.AddedAt)
                .ToListAsync(cancellation))
            .Where(document => document is { Withholding: null, IsNotRelevant: false })
            .ToList();
        var sought = new SensitiveText(form.Kinds, form.TermList, form.Expression);

        // An expression may show all that a document says.
        foreach (var document in documents)
        {
            await readings.OfDocumentAsync(document.RequestId, document.Id, user, cancellation);
        }

        return await Task.Run(() => Find(documents, sought, progress, cancellation), cancellation);
    }

    /// <summary>Marks each as proposed, one transaction a document. What was marked meanwhile is marked twice, and merges when it is released.</summary>
    public Task ProposeAsync(
        IReadOnlyList<FoundPassage> chosen, IReadOnlyCollection<string> provisions, string reason, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        MarkAsync(chosen, provisions, reason, PassageStatus.Proposed, user, cancellation);

    /// <summary>Records that each stays in sight and why; it is then no longer found.</summary>
    /// <param name="provisions">Exceptions (art. 57, 41.1), or none where the passage is simply not protected.</param>
    public Task LeaveVisibleAsync(
        IReadOnlyList<FoundPassage> chosen, IReadOnlyCollection<string> provisions, string reason, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        MarkAsync(chosen, provisions, reason, PassageStatus.Dismissed, user, cancellation);

    private async Task MarkAsync(
        IReadOnlyList<FoundPassage> chosen, IReadOnlyCollection<string> provisions, string reason, PassageStatus status, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await passageValidator.ValidateAndThrowAsync(new PassageForm { Provisions = provisions, Reason = reason, Status = status }, cancellation);

        foreach (var document in chosen.GroupBy(passage => passage.Document))
        {
            await databases.ActOnMarksAsync(
                document.Key,
                [.. document.Select(passage => passage.Id)],
                async (db, request, known) =>
                {
                    var catalogue = await db.CatalogueAsync(cancellation);

                    foreach (var passage in document)
                    {
                        known.Mark(request, catalogue, passage.Id, passage.Page, passage.Areas, false, new PassageCitation(provisions, reason.Trim()), status, user.ToActor(), time.GetUtcNow(), time.QuebecToday());
                    }
                },
                cancellation);
        }
    }

    private FoundPassages Find(List<RequestedDocument> documents, SensitiveText sought, IProgress<FindProgress> progress, CancellationToken cancellation)
    {
        var found = new List<FoundPassage>();
        var unreadable = new List<(string Title, int Page)>();
        var marked = 0;

        for (var i = 0; i < documents.Count && found.Count <= MaxFound; i++)
        {
            var document = documents[i];
            using var pdf = files.OpenRead(document.Original);

            foreach (var page in TextSearch.Find(pdf, sought.Find, cancellation))
            {
                progress.Report(new FindProgress(i + 1, documents.Count, page.Page, page.PageCount));

                if (document.AsideOf(page.Page) is not null)
                {
                    continue;
                }

                if (!page.IsReadable && unreadable.Count < MaxUnreadable)
                {
                    unreadable.Add((document.Title, page.Page));
                }

                var places = page.Found.Select(one => PassageOf(document, one)).ToList();
                var open = places.Where(place => !IsMarked(document, place)).ToList();
                marked += places.Count - open.Count;
                found.AddRange(open);
            }
        }

        return new FoundPassages([.. found.Take(MaxFound)], marked, unreadable, found.Count > MaxFound);
    }

    internal static FoundPassage PassageOf(RequestedDocument document, FoundText<SensitiveKind> found) => new(
        PassageId.New(),
        document.Id,
        document.Title,
        found.Page,
        [.. found.Boxes.Select(PageAreas.ToArea)],
        found.Kind,
        found.Text);

    /// <summary>A mark that hides it, may hide it or keeps it in sight lies on the middle of each of its lines.</summary>
    internal static bool IsMarked(RequestedDocument document, FoundPassage found)
    {
        var marks = document.Passages.Where(mark => mark.Page == found.Page && (mark.Status != PassageStatus.Dismissed || mark.KeepsVisible)).ToList();

        return marks.Exists(mark => mark.IsWholePage) || found.Areas.All(area => marks.Exists(mark => mark.Areas.Exists(box =>
            box.Left <= area.Left + 1 && box.Right >= area.Right - 1
            && box.Bottom <= (area.Bottom + area.Top) / 2 && box.Top >= (area.Bottom + area.Top) / 2)));
    }
}
