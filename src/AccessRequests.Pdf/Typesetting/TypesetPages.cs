using System.Globalization;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Typesetting.Fonts;
using AccessRequests.Pdf.Typesetting.Layout;
using AccessRequests.Pdf.Typesetting.Tagging;

namespace AccessRequests.Pdf.Typesetting;

/// <summary>The pages of one document in a file that may hold more, with their place in its structure tree.</summary>
/// <param name="newRoot">Makes the element that the document's own stand under; asked again when the document is laid out closer.</param>
internal sealed class TypesetPages(TypesetDocument document, PdfFileWriter file, StructureTree tree, Func<StructureElement> newRoot)
{
    private readonly Dictionary<Typeface, (EmbeddedFont Font, PdfReference Reference)> _fonts = [];
    private readonly List<(string Title, PdfReference Page)> _bookmarks = [];
    private readonly double _width = document.Format.Width - (2 * PageMargins.Side);

    /// <summary>Where the blocks that have a bookmark begin.</summary>
    public IReadOnlyList<(string Title, PdfReference Page)> Bookmarks => _bookmarks;

    /// <summary>Writes them, for the caller to hang into the page tree.</summary>
    public IReadOnlyList<PdfReference> Write(PdfReference parent)
    {
        var pages = LayOut();
        var references = pages.Select(_ => file.Reserve()).ToList();
        var resources = file.Reserve();

        for (var i = 0; i < pages.Count; i++)
        {
            var content = Draw(pages[i], references[i], i + 1, pages.Count);
            var annotations = new PdfArray();
            var stream = file.AddStream([], content.Finish());

            foreach (var (owner, area) in content.Links)
            {
                var key = tree.NextKey();
                var annotation = file.Add(Annotation(owner.LinkRun!, area, key));
                owner.AddContent(new AnnotationKid(references[i], annotation));
                tree.AddAnnotation(key, owner);
                annotations.Add(annotation);
            }

            var pageKey = tree.NextKey();
            tree.AddPage(pageKey, content.Owners);
            WritePage(references[i], parent, resources, stream, annotations, pageKey);
            _bookmarks.AddRange(pages[i].Select(placed => placed.Row.Bookmark).OfType<string>().Select(title => (title, references[i])));
        }

        WriteResources(resources);
        return references;
    }

    private IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> LayOut()
    {
        var words = new ShapedWords();
        var pages = Pages(Spacing.Normal, words);

        if (document.MayTighten && PagesBeforeBreak(pages) is > 1 and var count)
        {
            var tight = Pages(Spacing.Tight, words);

            if (PagesBeforeBreak(tight) < count)
            {
                return tight;
            }
        }

        return pages;
    }

    private IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> Pages(Spacing spacing, ShapedWords words) =>
        Pagination.Pages(Flow.Rows(document, _width, newRoot(), spacing, words), document.Format.Height - PageMargins.Top - PageMargins.Bottom);

    private static int PagesBeforeBreak(IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> pages) =>
        pages.TakeWhile(page => !EndsByForce(page)).Count() + (pages.Any(EndsByForce) ? 1 : 0);

    private static bool EndsByForce(IReadOnlyList<(Row Row, double Top)> page) => page.Last(placed => !placed.Row.IsNote).Row.After == PageBreak.Forced;

    private PageContent Draw(IReadOnlyList<(Row Row, double Top)> rows, PdfReference page, int number, int count)
    {
        var content = new PageContent(page, document.Format.Height, FontOf);

        if (number > 1 && document.RunningHeader is { } header)
        {
            var row = Flow.Furniture(header, TextAlignment.Left, PageMargins.FurnitureSize, _width);
            content.DrawFurniture(row, PageMargins.Side, PageMargins.HeaderTop, "Header");
        }

        foreach (var (row, top) in rows)
        {
            content.Draw(row, PageMargins.Side, PageMargins.Top + top);
        }

        if (document.PageNumbers is { } numbers)
        {
            var text = string.Format(CultureInfo.InvariantCulture, numbers, number, count);
            var row = Flow.Furniture(text, TextAlignment.Right, PageMargins.FurnitureSize, _width);
            content.DrawFurniture(row, PageMargins.Side, document.Format.Height - PageMargins.FooterTop, "Footer");
        }

        return content;
    }

    private EmbeddedFont FontOf(Typeface typeface)
    {
        if (!_fonts.TryGetValue(typeface, out var known))
        {
            known = (new EmbeddedFont(typeface, $"F{_fonts.Count + 1}"), file.Reserve());
            _fonts.Add(typeface, known);
        }

        return known.Font;
    }

    private static PdfDictionary Annotation(TextRun run, double[] area, int key) => new()
    {
        ["Type"] = new PdfName("Annot"),
        ["Subtype"] = new PdfName("Link"),
        ["Rect"] = PdfArray.Of([.. area.Select(value => Math.Round(value, 2))]),
        ["Border"] = PdfArray.Of(0, 0, 0),
        ["F"] = 4,
        ["A"] = new PdfDictionary { ["S"] = new PdfName("URI"), ["URI"] = PdfString.FromText(run.Link!.AbsoluteUri) },
        ["Contents"] = PdfString.FromText(run.Text == run.Link.AbsoluteUri ? run.Text : $"{run.Text} ({run.Link.AbsoluteUri})"),
        ["StructParent"] = key,
    };

    private void WritePage(
        PdfReference page, PdfReference parent, PdfReference resources, PdfReference content, PdfArray annotations, int key)
    {
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = parent,
            ["MediaBox"] = PdfArray.Of(0, 0, document.Format.Width, document.Format.Height),
            ["Resources"] = resources,
            ["Contents"] = content,
            ["StructParents"] = key,
            ["Tabs"] = new PdfName("S"),
        };

        if (annotations.Count > 0)
        {
            dictionary["Annots"] = annotations;
        }

        file.Write(page, dictionary);
    }

    private void WriteResources(PdfReference resources)
    {
        var fonts = new PdfDictionary();

        foreach (var (font, reference) in _fonts.Values)
        {
            font.Write(file, reference);
            fonts[font.ResourceName] = reference;
        }

        file.Write(resources, new PdfDictionary { ["Font"] = fonts });
    }
}
