using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Redaction;
using AccessRequests.Pdf.Typesetting;
using AccessRequests.Pdf.Typesetting.Tagging;

namespace AccessRequests.Pdf.Assembly;

/// <summary>One binder being written.</summary>
internal sealed class Binding : IDisposable
{
    private readonly OutputFile _output;
    private readonly CancellationToken _cancellation;
    private readonly StructureTree _tree;
    private readonly StructureElement _document;
    private readonly PdfReference _pages;
    private readonly PdfArray _kids = [];
    private readonly List<(string Title, PdfReference Page)> _bookmarks = [];

    public Binding(Stream destination, CancellationToken cancellation)
    {
        _output = new OutputFile(destination);
        _cancellation = cancellation;
        _tree = _output.ForDocument(file => new StructureTree(file));
        _document = _tree.Top.Add("Document");
        _pages = _output.Reserve();
    }

    public int Run(IReadOnlyList<TypesetDocument> front, IReadOnlyList<BoundPart> parts)
    {
        foreach (var document in front)
        {
            Set(document);
        }

        foreach (var part in parts)
        {
            Copy(part);
        }

        Finish(front[0]);
        return _kids.Count;
    }

    public void Dispose() => _output.Dispose();

    private void Set(TypesetDocument document) => _output.ForDocument(file =>
    {
        var pages = new TypesetPages(document, file, _tree, () => _document.Add("Part"));

        foreach (var page in pages.Write(_pages))
        {
            _kids.Add(page);
        }

        _bookmarks.AddRange(pages.Bookmarks);
        return pages;
    });

    private void Copy(BoundPart part)
    {
        using var file = SourceFile.Open(part.Pdf, new RedactionLimits());
        var last = part.PageCount is { } count ? part.FirstPage + count - 1 : file.PageCount;

        if (part.FirstPage < 1 || last < part.FirstPage || last > file.PageCount)
        {
            throw new UnredactablePdfException(UnredactableReason.NoPages, null, "a part without such pages");
        }

        var copier = new ResourceCopier(file, _output, _cancellation);
        var writer = new PageWriter(copier, _pages);
        var section = _document.Add("Sect");

        for (var number = part.FirstPage; number <= last; number++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var page = Copy(file, number, copier, writer, section);

            if (number == part.FirstPage)
            {
                _bookmarks.Add((part.Title, page));
            }
        }
    }

    private PdfReference Copy(SourceFile file, int number, ResourceCopier copier, PageWriter writer, StructureElement section)
    {
        try
        {
            var key = _tree.NextKey();
            var work = new PageWork(file, number, PageMarks.None, copier, null, _cancellation) { KeepsMarkers = true };
            var page = writer.Write(file.Page(number), work, null, null, key);
            var paragraph = section.Add("P");
            paragraph.AddContent(new ContentKid(page, 0));
            _tree.AddPage(key, [paragraph]);
            _kids.Add(page);
            _output.Commit();
            return page;
        }
        catch (Exception exception) when (Foreign.IsFault(exception) || exception is UncertainContentException)
        {
            throw new UnredactablePdfException(UnredactableReason.Damaged, number, "a part cannot be read", exception);
        }
    }

    private void Finish(TypesetDocument first)
    {
        _output.Write(_pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = _kids, ["Count"] = _kids.Count });
        var catalog = PageWriter.Catalog(_pages, first.Language);

        if (_bookmarks.Count > 0)
        {
            catalog["Outlines"] = Outline.Write(_output, _bookmarks);
            catalog["PageMode"] = new PdfName("UseOutlines");
        }

        catalog["MarkInfo"] = new PdfDictionary { ["Marked"] = true, ["Suspects"] = true };
        _output.Commit();
        catalog["StructTreeRoot"] = _output.ForDocument(_ => _tree.Write());
        var root = _output.Add(catalog);
        _output.Finish(root, _output.Add(PageWriter.Information(first.Title)));
    }
}
