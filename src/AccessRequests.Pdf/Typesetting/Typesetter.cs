using AccessRequests.Pdf.Objects;
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
        var tree = new StructureTree(file);
        var parent = file.Reserve();
        var pages = new TypesetPages(document, file, tree, () => tree.Top.Add("Document")).Write(parent);
        file.Write(parent, new PdfDictionary
        {
            ["Type"] = new PdfName("Pages"),
            ["Kids"] = new PdfArray(pages),
            ["Count"] = pages.Count,
        });
        Finish(document, file, parent, tree.Write());
        return pages.Count;
    }

    private static void Finish(TypesetDocument document, PdfFileWriter file, PdfReference pages, PdfReference structure)
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
