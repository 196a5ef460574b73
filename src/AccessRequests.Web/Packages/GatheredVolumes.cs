using System.Globalization;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Packages;
using AccessRequests.Letters;
using AccessRequests.Letters.Gathering;
using AccessRequests.Pdf;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Web.Packages;

/// <summary>
/// The letter with the released documents behind it, in one PDF or in as many volumes as the bounds ask, each with its list of documents and
/// its outline. How much a page weighs is only known once it is written: a volume that came out too heavy is planned again with less.
/// </summary>
internal sealed class GatheredVolumes(
    DecisionRecord decision, LetterContent letter, LetterTemplate template, IReadOnlyList<PackagedFile> documents, VolumeLimits limits, string workshop, CancellationToken cancellation)
{
    private const int MostAttempts = 6;
    private const int PagesOfList = 2;
    private const long BytesOfList = 60_000;

    private readonly long _letterBytes = new FileInfo(Path.Combine(workshop, PackagedFile.LetterName(decision.FileNumber))).Length;

    /// <param name="letterPages">Of the letter by itself.</param>
    public IReadOnlyList<PackagedFile> Write(int letterPages)
    {
        var bytes = (double)limits.VolumeBytes;

        for (var attempt = 1; ; attempt++)
        {
            var plan = VolumePlan.Of(
                [.. documents.Select(document => (document.Pages!.Value, new FileInfo(document.Path).Length))],
                (letterPages + PagesOfList, _letterBytes + BytesOfList),
                (PagesOfList, BytesOfList),
                limits.VolumePages,
                (long)bytes);
            var volumes = plan.Select((parts, i) => WriteVolume(parts, i + 1, plan.Count)).ToList();
            var heaviest = volumes.Where((_, i) => plan[i].Sum(part => part.PageCount) > 1).Select(volume => new FileInfo(volume.Path).Length).DefaultIfEmpty(0).Max();

            if (heaviest <= limits.VolumeBytes || attempt == MostAttempts)
            {
                return volumes;
            }

            volumes.ForEach(volume => File.Delete(volume.Path));
            bytes *= 0.95 * limits.VolumeBytes / heaviest;
        }
    }

    private PackagedFile WriteVolume(IReadOnlyList<VolumePart> parts, int number, int count)
    {
        var name = count == 1 ? $"{decision.FileNumber}-trousse.pdf" : string.Create(CultureInfo.InvariantCulture, $"{decision.FileNumber}-trousse-volume-{number}-de-{count}.pdf");
        var path = Path.Combine(workshop, name);
        var listed = parts.Select(Listed).ToList();
        var list = DocumentList.Compose(decision, listed, template, number, count);

        if (list is { IsDraft: true })
        {
            throw PackageRefusedException.Of(list);
        }

        List<TypesetDocument> front =
        [
            .. number == 1 ? [Titled(PdfLetter.Document(letter, PageFormat.Letter), count)] : Array.Empty<TypesetDocument>(),
            .. list is null ? [] : new[] { PdfLetter.Document(list, PageFormat.Letter) },
        ];
        var bound = parts.Zip(listed, (part, document) => new BoundPart(Bookmark(document), File.OpenRead(documents[part.Document].Path), part.FirstPage, part.PageCount)).ToList();

        try
        {
            using var stream = File.Create(path);
            var pages = PdfBinder.Bind(front.Count > 0 ? front : [Cover(number, count)], bound, stream, cancellation);
            return new PackagedFile(ArtefactKind.Merged, name, path, name) { Pages = pages, Volume = new PackagedVolume(number, count, listed) };
        }
        finally
        {
            bound.ForEach(part => part.Pdf.Dispose());
        }
    }

    private TypesetDocument Titled(TypesetDocument letter, int count) =>
        count == 1 ? letter : letter with { Title = $"{letter.Title} – {DocumentList.Volume(1, count, template)}" };

    private ListedDocument Listed(VolumePart part)
    {
        var file = documents[part.Document];
        var document = file.Document!;
        return new ListedDocument(part.Document + 1, document.Title, document.Date, file.Pages!.Value, document.Outcome)
        {
            FirstPage = part.FirstPage,
            PagesHere = part.PageCount,
        };
    }

    /// <summary>No title where a point is neither confirmed nor denied: the outline is a list too.</summary>
    private string Bookmark(ListedDocument document)
    {
        var name = decision.HidesExistence() ? $"Document {document.Number}" : $"{document.Number}. {document.Title}";
        return DocumentList.NameHere(document, name, template);
    }

    /// <summary>Before pages that may not be listed.</summary>
    private TypesetDocument Cover(int number, int count)
    {
        var name = $"{DocumentList.Reference(decision, template)} – {DocumentList.Volume(number, count, template)}";
        return new TypesetDocument(name, template.Tag, [new HeadingBlock(1, [name])]);
    }
}
