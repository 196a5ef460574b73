using System.Globalization;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Typesetting.Fonts;
using AccessRequests.Pdf.Typesetting.Layout;
using AccessRequests.Pdf.Typesetting.Tagging;

namespace AccessRequests.Pdf.Typesetting;

/// <summary>
/// Prints a document as a PDF that is tagged for reading aloud (PDF/UA-1) and made to be kept (PDF/A-2a):
/// structure tree, language, title, embedded fonts, output intent. The same document gives the same bytes.
/// </summary>
public static class Typesetter
{
    /// <summary>Writes the file and returns its number of pages. The stream need not seek and stays open.</summary>
    public static int Write(TypesetDocument document, Stream output)
    {
        if (document.Blocks.Count == 0)
        {
            throw new ArgumentException("A document has at least one block.", nameof(document));
        }

        using var file = new PdfFileWriter(output);
        return new Sheets(document, file).Write();
    }

    private sealed class Sheets(TypesetDocument document, PdfFileWriter file)
    {
        private StructureElement _root = StructureElement.Root();
        private readonly Dictionary<Typeface, (EmbeddedFont Font, PdfReference Reference)> _fonts = [];
        private readonly double _width = document.Format.Width - (2 * PageMargins.Side);

        public int Write()
        {
            var pages = LayOut();
            var references = pages.Select(_ => file.Reserve()).ToList();
            var parent = file.Reserve();
            var resources = file.Reserve();
            var tree = new StructureTree(file, _root);
            var nextKey = pages.Count;

            for (var i = 0; i < pages.Count; i++)
            {
                var content = Draw(pages[i], references[i], i + 1, pages.Count);
                var annotations = new PdfArray();
                var stream = file.AddStream([], content.Finish());

                foreach (var (owner, area) in content.Links)
                {
                    var annotation = file.Add(Annotation(owner.LinkRun!, area, nextKey));
                    owner.AddContent(new AnnotationKid(references[i], annotation));
                    tree.AddAnnotation(nextKey++, owner);
                    annotations.Add(annotation);
                }

                tree.AddPage(i, content.Owners);
                WritePage(references[i], parent, resources, stream, annotations, i);
            }

            WriteResources(resources);
            file.Write(parent, new PdfDictionary
            {
                ["Type"] = new PdfName("Pages"),
                ["Kids"] = new PdfArray(references),
                ["Count"] = pages.Count,
            });
            Finish(parent, tree.Write());
            return pages.Count;
        }

        private IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> LayOut()
        {
            var words = new ShapedWords();
            var pages = Pages(Spacing.Normal, _root, words);

            if (document.MayTighten && PagesBeforeBreak(pages) is > 1 and var count)
            {
                var root = StructureElement.Root();
                var tight = Pages(Spacing.Tight, root, words);

                if (PagesBeforeBreak(tight) < count)
                {
                    _root = root;
                    return tight;
                }
            }

            return pages;
        }

        private IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> Pages(Spacing spacing, StructureElement root, ShapedWords words) =>
            Pagination.Pages(Flow.Rows(document, _width, root, spacing, words), document.Format.Height - PageMargins.Top - PageMargins.Bottom);

        private static int PagesBeforeBreak(IReadOnlyList<IReadOnlyList<(Row Row, double Top)>> pages) =>
            pages.TakeWhile(page => page[^1].Row.After != PageBreak.Forced).Count() + (pages.Any(page => page[^1].Row.After == PageBreak.Forced) ? 1 : 0);

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

        private void Finish(PdfReference pages, PdfReference structure)
        {
            var metadata = file.Reserve();
            file.WriteEncodedStream(
                metadata,
                new PdfDictionary { ["Type"] = new PdfName("Metadata"), ["Subtype"] = new PdfName("XML") },
                XmpPacket.Of(document));

            var intent = file.Add(new PdfDictionary
            {
                ["Type"] = new PdfName("OutputIntent"),
                ["S"] = new PdfName("GTS_PDFA1"),
                ["OutputConditionIdentifier"] = PdfString.FromText("sRGB IEC61966-2.1"),
                ["Info"] = PdfString.FromText("sRGB IEC61966-2.1"),
                ["DestOutputProfile"] = file.AddStream(new PdfDictionary { ["N"] = 3 }, SrgbProfile.Bytes),
            });
            var catalog = file.Add(new PdfDictionary
            {
                ["Type"] = new PdfName("Catalog"),
                ["Pages"] = pages,
                ["Lang"] = PdfString.FromText(document.Language),
                ["MarkInfo"] = new PdfDictionary { ["Marked"] = true },
                ["StructTreeRoot"] = structure,
                ["ViewerPreferences"] = new PdfDictionary { ["DisplayDocTitle"] = true },
                ["Metadata"] = metadata,
                ["OutputIntents"] = new PdfArray(intent),
            });
            var info = new PdfDictionary { ["Title"] = PdfString.FromText(document.Title) };

            if (document.Author is { } author)
            {
                info["Author"] = PdfString.FromText(author);
            }

            info["Producer"] = PdfString.FromText(XmpPacket.Producer);
            file.Finish(catalog, file.Add(info));
        }
    }
}
