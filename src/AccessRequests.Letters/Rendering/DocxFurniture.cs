using System.Globalization;
using AccessRequests.Pdf.Typesetting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters.Rendering;

/// <summary>The sheet, its margins, the reference over the second and following pages, and the number under each.</summary>
internal static class DocxFurniture
{
    private const uint Margin = 1440;

    public static SectionProperties Section(MainDocumentPart main, LetterContent letter, PageFormat format)
    {
        var header = main.AddNewPart<HeaderPart>("header");
        header.Header = new Header(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Head }), Text(letter.Reference)));
        var empty = main.AddNewPart<HeaderPart>("header-first");
        empty.Header = new Header(new Paragraph());

        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(empty) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, letter, "footer") },
            new FooterReference { Type = HeaderFooterValues.First, Id = Footer(main, letter, "footer-first") },
            new PageSize { Width = Twips(format.Width), Height = Twips(format.Height) },
            new PageMargin { Top = (int)Margin, Bottom = (int)Margin, Left = Margin, Right = Margin, Header = 720, Footer = 720, Gutter = 0 },
            new TitlePage());
    }

    private static string Footer(MainDocumentPart main, LetterContent letter, string id)
    {
        var part = main.AddNewPart<FooterPart>(id);
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Head }, new Justification { Val = JustificationValues.Right }));
        var (before, between) = Around(letter.PageNumbers);
        paragraph.Append(Text(before), Field(" PAGE "), Text(between), Field(" NUMPAGES "));
        part.Footer = new Footer(paragraph);
        return id;
    }

    private static (string Before, string Between) Around(string numbers)
    {
        var page = numbers.IndexOf("{0}", StringComparison.Ordinal);
        var count = numbers.IndexOf("{1}", StringComparison.Ordinal);
        return (numbers[..page], numbers[(page + 3)..count]);
    }

    private static SimpleField Field(string instruction) => new(Text("1")) { Instruction = instruction };

    private static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static uint Twips(double points) => uint.Parse((points * 20).ToString("0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
