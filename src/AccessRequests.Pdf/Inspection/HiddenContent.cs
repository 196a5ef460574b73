using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Inspection;

/// <summary>Finds what a PDF carries beside the pages as shown.</summary>
internal static class HiddenContent
{
    public static HiddenContents InDocument(SourceFile file)
    {
        var catalog = file.Catalog;
        var found = HiddenContents.None;
        file.TryGet<DictionaryToken>(catalog, "Names", out var names);
        file.TryGet<DictionaryToken>(catalog, "AcroForm", out var form);

        Note(Has(catalog, "Metadata") || HasInformation(file), HiddenContents.Metadata);
        Note(Has(names, "EmbeddedFiles") || Has(catalog, "AF"), HiddenContents.Attachments);
        Note(Has(names, "JavaScript") || Has(catalog, "OpenAction") || Has(catalog, "AA"), HiddenContents.Scripts);
        Note(form is not null, HiddenContents.FormFields);
        Note(file.Layers.Exist, HiddenContents.Layers);
        Note(Has(catalog, "Outlines"), HiddenContents.Bookmarks);
        Note(Has(catalog, "StructTreeRoot"), HiddenContents.StructureTree);
        Note(Has(catalog, "Perms") || Has(catalog, "DSS") || (form is not null && file.Number(form, "SigFlags", 0) > 0), HiddenContents.Signatures);
        Note(file.Revisions > 1, HiddenContents.EarlierRevisions);

        return found;

        void Note(bool present, HiddenContents kind) => found |= present ? kind : HiddenContents.None;
    }

    public static HiddenContents OnPage(SourceFile file, SourcePage page, CancellationToken cancellation)
    {
        var found = HiddenContents.None;

        if (file.TryGet<ArrayToken>(page.Dictionary, "Annots", out var annotations))
        {
            foreach (var subtype in annotations.Data.Select(token => file.Resolve(token)).OfType<DictionaryToken>().Select(one => file.Name(one, "Subtype")))
            {
                found |= subtype switch
                {
                    "Link" => HiddenContents.None,
                    "Widget" => HiddenContents.FormFields,
                    "FileAttachment" => HiddenContents.Attachments | HiddenContents.Annotations,
                    _ => HiddenContents.Annotations,
                };
            }
        }

        try
        {
            foreach (var glyph in PageText.Read(file, page.Number, cancellation))
            {
                if (glyph.IsInvisible)
                {
                    found |= HiddenContents.InvisibleText;
                }

                if (!string.IsNullOrWhiteSpace(glyph.Text) && !page.CropBox.Contains(glyph.Cell.Centre.X, glyph.Cell.Centre.Y))
                {
                    found |= HiddenContents.OffPageText;
                }
            }
        }
        catch (UnredactablePdfException exception) when (exception.Reason == UnredactableReason.UncertainContent)
        {
            // Redaction will say so when the page is marked; to look at it is still possible.
        }

        return found;
    }

    private static bool Has(DictionaryToken? dictionary, string key) => dictionary is not null && dictionary.Data.ContainsKey(key);

    private static bool HasInformation(SourceFile file) =>
        file.Structure.Trailer.Info is { } info && file.Resolve(info) is DictionaryToken dictionary
        && dictionary.Data.Keys.Any(key => key is not ("Producer" or "CreationDate" or "ModDate" or "Trapped"));
}
