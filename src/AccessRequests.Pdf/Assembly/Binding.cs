using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Redaction;

namespace AccessRequests.Pdf.Assembly;

internal static class Binding
{
    public static void Run(
        IReadOnlyList<BoundPart> parts, Stream destination, string title, string language, CancellationToken cancellation)
    {
        using var output = new OutputFile(destination);
        var pages = output.ReserveForDocument();
        var kids = new PdfArray();
        var bookmarks = new List<(string Title, PdfReference Page)>();

        foreach (var part in parts)
        {
            bookmarks.Add((part.Title, CopyPages(part, output, pages, kids, cancellation)));
        }

        output.Write(pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = kids, ["Count"] = kids.Count });
        var catalog = PageWriter.Catalog(pages, language);
        catalog["Outlines"] = Outline(output, bookmarks);
        catalog["PageMode"] = new PdfName("UseOutlines");
        output.Finish(output.Add(catalog), output.Add(PageWriter.Information(title)));
    }

    /// <summary>Copies the pages of a part and gives the first.</summary>
    private static PdfReference CopyPages(BoundPart part, OutputFile output, PdfReference pages, PdfArray kids, CancellationToken cancellation)
    {
        using var file = SourceFile.Open(part.Pdf, new RedactionLimits());
        var copier = new ResourceCopier(file, output, cancellation);
        var writer = new PageWriter(copier, pages);
        PdfReference? first = null;

        for (var number = 1; number <= file.PageCount; number++)
        {
            cancellation.ThrowIfCancellationRequested();

            try
            {
                var work = new PageWork(file, number, PageMarks.None, copier, null, cancellation) { KeepsMarkers = true };
                var page = writer.Write(file.Page(number), work, null, null);
                first ??= page;
                kids.Add(page);
                copier.Commit();
            }
            catch (Exception exception) when (Foreign.IsFault(exception) || exception is UncertainContentException)
            {
                throw new UnredactablePdfException(UnredactableReason.Damaged, number, "a part cannot be read", exception);
            }
        }

        return first ?? throw new UnredactablePdfException(UnredactableReason.NoPages, null, "a part without pages");
    }

    private static PdfReference Outline(OutputFile output, List<(string Title, PdfReference Page)> bookmarks)
    {
        var root = output.Reserve();
        var items = bookmarks.ConvertAll(_ => output.Reserve());

        for (var i = 0; i < items.Count; i++)
        {
            var item = new PdfDictionary
            {
                ["Title"] = PdfString.FromText(bookmarks[i].Title),
                ["Parent"] = root,
                ["Dest"] = new PdfArray(bookmarks[i].Page, new PdfName("Fit")),
            };

            if (i > 0)
            {
                item["Prev"] = items[i - 1];
            }

            if (i + 1 < items.Count)
            {
                item["Next"] = items[i + 1];
            }

            output.Write(items[i], item);
        }

        output.Write(root, new PdfDictionary
        {
            ["Type"] = new PdfName("Outlines"),
            ["First"] = items[0],
            ["Last"] = items[^1],
            ["Count"] = items.Count,
        });
        return root;
    }
}
