using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters.Rendering;

/// <summary>The notes of a letter as footnotes of Word, which numbers them.</summary>
internal sealed class DocxFootnotes
{
    private readonly List<Footnote> _notes = [];

    /// <summary>The mark that refers to a new note.</summary>
    public Run Add(IReadOnlyList<LetterSpan> words, Action<Paragraph, IReadOnlyList<LetterSpan>> write)
    {
        var paragraph = new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.History }),
            new Run(Raised(), new FootnoteReferenceMark()),
            new Run(new Text(" ") { Space = SpaceProcessingModeValues.Preserve }));
        write(paragraph, words);
        _notes.Add(new Footnote(paragraph) { Id = _notes.Count + 1 });
        return new Run(Raised(), new FootnoteReference { Id = _notes.Count });
    }

    public void Write(MainDocumentPart main)
    {
        if (_notes.Count > 0)
        {
            main.AddNewPart<FootnotesPart>("rId4").Footnotes = new Footnotes(
                [
                    new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
                    new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 },
                    .. _notes,
                ]);
        }
    }

    private static RunProperties Raised() => new(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
}
