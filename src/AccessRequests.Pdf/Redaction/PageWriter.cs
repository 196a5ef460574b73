using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Writes pages of a source into the new file, and the few objects around them.</summary>
internal sealed class PageWriter(ResourceCopier copier, PdfReference parent)
{
    /// <param name="draw">What is drawn over the page once its text is known; null when it has no marks.</param>
    /// <param name="structure">The page's number in the structure tree, when all that it draws is one piece of marked content.</param>
    public PdfReference Write(SourcePage source, PageWork work, Func<ReadOnlyMemory<byte>>? draw, PdfReference? labelFont, int? structure = null)
    {
        var file = copier.File;
        var scope = new ResourceScope(file, source.Resources, null);
        var content = ContentRewriter.Rewrite(
            work, scope, file.Content(source), new GraphicsState(Matrix.Identity), 0, Appearance.Of(file, source));
        scope.UseDefaultColourSpaces(copier);
        var links = SafeLinks.Copy(file, source, work.Marks, work.Tally);
        var page = Describe(source);
        var overlay = draw?.Invoke() ?? default;

        if (overlay.Length > 0 && labelFont is not null)
        {
            if (!scope.Written.TryGet("Font", out var fonts))
            {
                scope.Written["Font"] = fonts = new PdfDictionary();
            }

            ((PdfDictionary)fonts)[MarkOverlay.FontName] = labelFont;
        }

        page["Resources"] = scope.Written;

        if (file.TryGet<DictionaryToken>(source.Dictionary, "Group", out var group) && file.Name(group, "S") == "Transparency")
        {
            page["Group"] = copier.TransparencyGroup(group);
        }

        page["Contents"] = copier.Output.AddStream(
            new PdfDictionary(),
            structure is not null ? (byte[])[.. "/P <</MCID 0>> BDC\nq\n"u8, .. content.Bytes.Span, .. "Q\nEMC\n"u8]
            : overlay.Length == 0 ? content.Bytes
            : (byte[])[.. "q\n"u8, .. content.Bytes.Span, .. "Q\n"u8, .. overlay.Span]);

        if (structure is { } key)
        {
            page["StructParents"] = key;
            page["Tabs"] = new PdfName("S");
        }

        if (links.Count > 0)
        {
            page["Annots"] = links;
        }

        return copier.Output.Add(page);
    }

    /// <summary>The page's geometry, without anything on it.</summary>
    public PdfDictionary Describe(SourcePage source)
    {
        var page = new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = parent,
            ["MediaBox"] = Box(source.MediaBox),
        };

        if (source.CropBox != source.MediaBox)
        {
            page["CropBox"] = Box(source.CropBox);
        }

        if (source.Rotation != 0)
        {
            page["Rotate"] = source.Rotation;
        }

        if (source.UserUnit != 1)
        {
            page["UserUnit"] = source.UserUnit;
        }

        return page;
    }

    public static PdfDictionary Catalog(PdfReference pages, string language) => new()
    {
        ["Type"] = new PdfName("Catalog"),
        ["Pages"] = pages,
        ["Lang"] = PdfString.FromText(language),
        ["ViewerPreferences"] = new PdfDictionary { ["DisplayDocTitle"] = true },
    };

    public static PdfDictionary Information(string title) => new()
    {
        ["Title"] = PdfString.FromText(title),
        ["Producer"] = PdfString.FromText("AccessRequests"),
    };

    private static PdfArray Box(PdfBox box) => PdfArray.Of(box.Left, box.Bottom, box.Right, box.Top);
}
