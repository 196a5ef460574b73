using AccessRequests.Letters.Rendering;
using AccessRequests.Pdf.Typesetting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters;

/// <summary>
/// Writes a letter as a Word document, for offices that must finish it there: real styles, headings, lists and tables, the
/// running reference and the number of the page as fields, and no macro. The same letter gives the same bytes. Whoever changes it answers for what the law requires.
/// </summary>
public static class DocxLetter
{
    public static void Write(LetterContent letter, Stream output) => Write(letter, output, PageFormat.Letter);

    public static void Write(LetterContent letter, Stream output, PageFormat format)
    {
        using var file = new MemoryStream();

        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            // Parts that are given no name of their own get a new one each time.
            var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = DocxStyles.Of(letter.Language);
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = new Settings(new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
            var numbering = new DocxNumbering();
            var footnotes = new DocxFootnotes();
            var body = new DocxBody(main, numbering, footnotes).Of(letter);
            main.AddNewPart<NumberingDefinitionsPart>("rId3").Numbering = numbering.Build();
            footnotes.Write(main);
            body.Append(DocxFurniture.Section(main, letter, format));
            main.Document = new Document(body);

            using var properties = new MemoryStream(DocxFile.CoreProperties(letter));
            document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2").FeedData(properties);
        }

        file.Position = 0;
        DocxFile.Repack(file, output);
    }
}
