using System.Security.Claims;
using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>
/// Reads everything that a request would release, once more and all together: is what one mark hides in sight elsewhere, is there an
/// address or a number that leaves by oversight, was each page read, are two copies of a page treated alike? It decides nothing.
/// </summary>
public sealed class ReadBeforeRelease(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, FileStore files, Readings readings, TimeProvider time)
{
    public const int MaxShown = 1000;

    /// <summary>Letters and digits under a mark that its width may give away.</summary>
    private const int ShortestMark = 3;

    /// <summary>Questions to the index of what was released, of a millisecond each.</summary>
    private const int MaxTermsElsewhere = 1000;

    private const int MaxFilesOfTerm = 5;

    private static readonly IReadOnlyCollection<string> Personal = ["23", "24", "53", "59", "88"];

    /// <summary>Forms that are a mistake in a released document far more often than not; an address of the body itself is not.</summary>
    private static readonly SensitiveText Oversights = new(
        [
            SensitiveKind.SocialInsuranceNumber, SensitiveKind.HealthInsuranceNumber, SensitiveKind.DateOfBirth, SensitiveKind.PaymentCard,
            SensitiveKind.IpAddress, SensitiveKind.NetworkPath, SensitiveKind.TokenUrl, SensitiveKind.InternalHost,
        ],
        [],
        null);

    /// <exception cref="UnredactablePdfException">A document cannot be opened any more.</exception>
    public async Task<ReleaseFindings> ExecuteAsync(string number, ClaimsPrincipal user, IProgress<FindProgress> progress, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var documents = (await db.Documents.AsNoTracking()
                .Where(document => db.Requests.Any(request => request.Id == document.RequestId && request.Number == number))
                .OrderBy(document => document.AddedAt)
                .ToListAsync(cancellation))
            .Where(document => !document.IsNotRelevant)
            .ToList();
        var read = new Dictionary<DocumentId, IReadOnlySet<int>>();

        foreach (var document in documents)
        {
            // What its findings quote is read.
            await readings.OfDocumentAsync(document.RequestId, document.Id, user, cancellation);
            read[document.Id] = await db.ReadPagesAsync(document.Id, cancellation);
        }

        var hidden = await Task.Run(() => documents.SelectMany(document => HiddenIn(document, cancellation)).ToList(), cancellation);
        var terms = new HiddenTerms([.. hidden.Select(passage => new HiddenPassage(passage.Text, passage.Mark.Provisions.Any(Personal.Contains), passage.IsWholePage))]);
        var findings = await Task.Run(() => Read(documents, read, hidden, terms, progress, cancellation), cancellation);

        findings = findings with { ReleasedBefore = await ReleasedElsewhereAsync(db, number, hidden, terms, cancellation) };

        if (await db.Requests.Where(request => request.Number == number).Select(request => (AccessRequestId?)request.Id).SingleOrDefaultAsync(cancellation) is { } id)
        {
            db.History.Add(HistoryEntry.Reading(id, HistoryAct.ReadBeforeRelease, user.ToActor(), time.GetUtcNow(), after: findings.Summary));
            await db.SaveChangesAsync(cancellation);
        }

        return findings;
    }

    /// <summary>
    /// Asks the index of released texts, which holds nothing that a mark hides; what is asked is kept nowhere. Of the request itself, what left
    /// for its applicant counts: a file is reopened, and what was sent then is known.
    /// </summary>
    private static async Task<IReadOnlyList<ReleasedBefore>> ReleasedElsewhereAsync(
        AccessRequestsDb db, string number, List<HiddenText> hidden, HiddenTerms terms, CancellationToken cancellation)
    {
        var found = new List<ReleasedBefore>();
        var left = db.LeftArtefacts();

        foreach (var (term, passage) in terms.Telling.Take(MaxTermsElsewhere))
        {
            var parts = await db.Findable(db.Matching(SearchQueries.Words(term), whole: true))
                .Where(entry => entry.Source == SearchSource.Released)
                .Join(db.Requests, entry => entry.RequestId, request => request.Id, (entry, request) => new { request.Number, entry.Part, entry.Text, entry.SourceId })
                .Where(part => part.Number != number || left.Contains(part.SourceId))
                .OrderBy(part => part.Number)
                .Take(MaxFilesOfTerm)
                .ToListAsync(cancellation);

            // The index knows words in any order; the text must hold the very term.
            found.AddRange(
                from part in parts
                from at in terms.Find(part.Text)
                where FoldedText.Of(part.Text.Substring(at.Start, at.Length)) == term
                select new ReleasedBefore(hidden[passage].Mark, part.Text.Substring(at.Start, at.Length), part.Number, part.Part));
        }

        return [.. found.DistinctBy(known => (known.Hiding.Document, known.Hiding.Page, known.Number, FoldedText.Of(known.Text))).Take(MaxShown)];
    }

    private ReleaseFindings Read(
        List<RequestedDocument> documents,
        Dictionary<DocumentId, IReadOnlySet<int>> read,
        List<HiddenText> hidden,
        HiddenTerms terms,
        IProgress<FindProgress> progress,
        CancellationToken cancellation)
    {
        var visible = new List<ReleaseFinding>();
        var unreadable = new List<(string Title, int Page)>();
        var pages = new List<(RequestedDocument Document, int Page, PageState State, PageLikeness Likeness)>();

        for (var i = 0; i < documents.Count && visible.Count <= MaxShown; i++)
        {
            var document = documents[i];
            var states = document.StatesOfPages(read[document.Id]);
            using var pdf = files.OpenRead(document.Original);
            PageLikeness? likeness = null;
            var headings = new LoneHeadings(document);

            foreach (var page in TextSearch.Find(pdf, Seek, cancellation))
            {
                progress.Report(new FindProgress(i + 1, documents.Count, page.Page, page.PageCount));

                // A copy of what is withheld whole may leave elsewhere.
                if (likeness is { } known)
                {
                    pages.Add((document, page.Page, states[page.Page - 1], known));
                    likeness = null;
                }

                if (states[page.Page - 1] is PageState.Withheld or PageState.NotRelevant or PageState.Duplicate)
                {
                    headings.Withhold();
                    continue;
                }

                if (page.IsReadable)
                {
                    visible.AddRange(headings.Read(page.Page, page.Words).Select(Alone).Where(IsOpen));
                }
                else
                {
                    headings.Skip();
                    unreadable.Add((document.Title, page.Page));
                }

                visible.AddRange(page.Found
                    .Select(found => (Passage: FindPassages.PassageOf(document, new FoundText<SensitiveKind>(found.Kind.Form, found.Page, found.Boxes, found.Text)), found.Kind.Hidden))
                    .Where(found => !FindPassages.IsMarked(document, found.Passage))
                    .Select(found => new ReleaseFinding(found.Passage, found.Hidden is { } at ? hidden[at].Mark : null)));
            }

            if (headings.End() is { } last)
            {
                visible.AddRange(new[] { Alone(last) }.Where(IsOpen));
            }

            ReleaseFinding Alone(FoundText<SensitiveKind> heading) => new(FindPassages.PassageOf(document, heading), null);

            bool IsOpen(ReleaseFinding finding) => !FindPassages.IsMarked(document, finding.Passage);

            IEnumerable<((SensitiveKind Form, int? Hidden) Kind, int Start, int Length)> Seek(string text)
            {
                likeness = PageLikeness.Of(text);

                return terms.Find(text).Select(found => ((SensitiveKind.Term, (int?)found.Passage), found.Start, found.Length))
                    .Concat(Oversights.Find(text).Select(found => ((found.Kind, (int?)null), found.Start, found.Length)));
            }
        }

        return new ReleaseFindings(
            [.. visible.DistinctBy(finding => (finding.Passage.Document, finding.Passage.Page, finding.Passage.Areas[0])).Take(MaxShown)],
            [.. hidden.Where(passage => passage.IsBesideWords && passage.Text.Count(char.IsLetterOrDigit) is > 0 and <= ShortestMark)
                .Select(passage => new ShortMark(passage.Mark.Document, passage.Mark.Title, passage.Mark.Page, passage.Mark.Label))
                .Take(MaxShown)],
            [.. Unequal([.. pages.Where(page => page.State != PageState.Duplicate)]).Take(MaxShown)],
            [.. UnlikeCopies(pages).Take(MaxShown)],
            [.. documents
                .Where(document => document.IsReleased)
                .Select(document => new UnfinishedDocument(document.Id, document.Title, document.UnreadPages(read[document.Id]), document.LeftPages, document.AwaitsReview))
                .Where(document => document.AwaitsReview || document.Unread.Count > 0 || document.Left.Count > 0)],
            [.. unreadable.Take(MaxShown)],
            [],
            visible.Count > MaxShown || terms.IsCut);
    }

    /// <summary>The texts under its marks, and of its pages withheld whole those that personal information keeps back.</summary>
    private List<HiddenText> HiddenIn(RequestedDocument document, CancellationToken cancellation)
    {
        var marks = document.Retained.Where(passage => !passage.IsWholePage).ToList();
        var pages = WithheldPages(document).Where(page => page.Provisions.Any(Personal.Contains)).DistinctBy(page => page.Page).ToList();

        if (marks.Count + pages.Count == 0)
        {
            return [];
        }

        using var pdf = files.OpenRead(document.Original);
        var (texts, words) = TextSelection.ReadAll(
            pdf, [.. marks.Select(mark => (mark.Page, (IReadOnlyList<PdfBox>)[.. mark.Areas.Select(PageAreas.ToBox)]))], [.. pages.Select(page => page.Page)], cancellation);
        var withheld = document.Withholding is null ? document.WithheldPages.ToHashSet() : null;

        return
        [
            .. marks.Zip(texts)
                .Where(pair => pair.Second is { Text.Length: > 0 })
                .Select(pair => new HiddenText(
                    pair.Second!.Text,
                    new HidingMark(document.Id, document.Title, pair.First.Page, pair.First.Label, pair.First.Provisions),
                    IsWholePage: false,
                    IsBesideWords: withheld?.Contains(pair.First.Page) == false)),
            .. pages.Where(page => words.ContainsKey(page.Page))
                .Select(page => new HiddenText(Lines(words[page.Page]), page, IsWholePage: true, IsBesideWords: false)),
        ];
    }

    private static string Lines(IReadOnlyList<PageWord> words) => string.Join('\n', words.GroupBy(word => word.Line).Select(line => string.Join(' ', line.Select(word => word.Text))));

    private static IEnumerable<HidingMark> WithheldPages(RequestedDocument document) => document.Withholding is { } whole
        ? Enumerable.Range(1, document.Original.PageCount).Select(page => new HidingMark(document.Id, document.Title, page, $"art. {string.Join(", ", whole.Provisions)}", whole.Provisions))
        : document.Retained.Where(passage => passage.IsWholePage).Select(passage => new HidingMark(document.Id, document.Title, passage.Page, passage.Label, passage.Provisions));

    /// <param name="IsBesideWords">Words of the page are read around it.</param>
    private sealed record HiddenText(string Text, HidingMark Mark, bool IsWholePage, bool IsBesideWords);

    /// <summary>Pages that were said to repeat another and do not read like it.</summary>
    private static IEnumerable<UnequalPages> UnlikeCopies(List<(RequestedDocument Document, int Page, PageState State, PageLikeness Likeness)> pages)
    {
        var known = pages.ToDictionary(page => (page.Document.Id.Value, page.Page));

        foreach (var copy in pages)
        {
            if (copy.Document.AsideOf(copy.Page)?.Twin is { } twin && known.TryGetValue((twin.Document, twin.Page), out var other) && !other.Likeness.Resembles(copy.Likeness))
            {
                yield return new UnequalPages(other.Document.Id, other.Document.Title, other.Page, other.State, copy.Document.Id, copy.Document.Title, copy.Page, copy.State);
            }
        }
    }

    /// <summary>Pairs of like pages whose state differs; each page is told once, with the first that it resembles.</summary>
    private static IEnumerable<UnequalPages> Unequal(List<(RequestedDocument Document, int Page, PageState State, PageLikeness Likeness)> pages)
    {
        // Two fingerprints that differ by six bits at most agree on one of eight bytes.
        var bands = new Dictionary<(int Band, byte Value), List<int>>();

        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            int? twin = null;

            for (var band = 0; band < sizeof(ulong); band++)
            {
                var key = (band, (byte)(page.Likeness.Bits >> (8 * band)));

                if (!bands.TryGetValue(key, out var same))
                {
                    bands[key] = same = [];
                }

                twin ??= same.Where(other => pages[other].State != page.State && pages[other].Likeness.Resembles(page.Likeness)).Select(other => (int?)other).FirstOrDefault();
                same.Add(i);
            }

            if (twin is { } at)
            {
                var other = pages[at];
                yield return new UnequalPages(other.Document.Id, other.Document.Title, other.Page, other.State, page.Document.Id, page.Document.Title, page.Page, page.State);
            }
        }
    }
}
