using AccessRequests.Letters.Rendering;
using AccessRequests.Pdf.Typesetting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters;

/// <summary>
/// Writes a letter as a Word document, for offices that must finish it there: real styles, headings and tables, the running
/// reference and the number of the page as fields, and no macro. Whoever changes it answers for what the law requires.
/// </summary>
public static class DocxLetter
{
    public static void Write(LetterContent letter, Stream output) => Write(letter, output, PageFormat.Letter);

    public static void Write(LetterContent letter, Stream output, PageFormat format)
    {
        using var file = new MemoryStream();

        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Of(letter.Language);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
            var body = new DocxBody(main).Of(letter);
            body.Append(DocxFurniture.Section(main, letter, format));
            main.Document = new Document(body);
            document.PackageProperties.Title = letter.Title;
            document.PackageProperties.Creator = letter.Author;
            document.PackageProperties.Language = letter.Language;
        }

        file.Position = 0;
        file.CopyTo(output);
    }
}
