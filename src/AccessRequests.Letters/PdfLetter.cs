using AccessRequests.Letters.Wording;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Letters;

/// <summary>Prints a letter as a tagged, archivable PDF: the one class that knows both content and pages.</summary>
public static class PdfLetter
{
    private const double HeadSize = 9;
    private const double AnnexSize = 10.5;
    private const double HeadingSize = 11;
    private const double QuotationIndent = 24;

    /// <summary>Under the title of the annex and what its articles are.</summary>
    private const int ArticleLevel = 3;

    /// <summary>Where the pen signs.</summary>
    private const double SignatureRoom = 34;

    /// <summary>Writes the file and returns its number of pages; the stream need not seek and stays open. A draft says so on every page.</summary>
    public static int Write(LetterContent letter, Stream output) => Write(letter, output, PageFormat.Letter);

    public static int Write(LetterContent letter, Stream output, PageFormat format)
    {
        return Typesetter.Write(Document(letter, format), output);
    }

    /// <summary>What is set, for a file that holds more than the letter. Its beginning and its annexes have bookmarks.</summary>
    public static TypesetDocument Document(LetterContent letter, PageFormat format)
    {
        List<Block> blocks = [.. letter.Blocks.SelectMany(Blocks)];

        if (letter.Blocks[0].Part != LetterPart.AnnexTitle)
        {
            blocks[0] = blocks[0] with { Bookmark = letter.Title };
        }

        return new TypesetDocument(letter.Title, letter.Language, blocks)
        {
            Format = format,
            Author = letter.Author,
            RunningHeader = letter.Reference,
            PageNumbers = letter.PageNumbers,
            MayTighten = true,
        };
    }

    private static IEnumerable<Block> Blocks(LetterBlock block) => block switch
    {
        LetterLines { Part: LetterPart.Letterhead } head => Letterhead(head),
        LetterLines { Part: LetterPart.AnnexTitle } title => AnnexTitle(title),
        LetterLines { Part: LetterPart.Signature } signature =>
            [new SpacerBlock(SignatureRoom), new LinesBlock([.. signature.Lines.Select((line, i) => Run(line, bold: i == 0))]) { KeepWithNext = true }],
        LetterLines { Part: LetterPart.Addressee } addressee => [new SpacerBlock(8), Lines(addressee), new SpacerBlock(8)],
        LetterLines { Part: LetterPart.Delivery } delivery =>
            [new LinesBlock([.. delivery.Lines.Select(line => Run(line, bold: true))]), new SpacerBlock(4)],
        LetterLines { Part: LetterPart.Enclosure or LetterPart.Copies } foot => [new SpacerBlock(6), Lines(foot)],
        LetterLines { Part: LetterPart.Referral } contact => [Lines(contact)],
        LetterLines lines => [Lines(lines)],
        LetterItems items =>
            [List(items.Items)],
        LetterHeading heading => [new HeadingBlock(2, [.. Raised(heading.Text)]) { Size = HeadingSize }],
        LetterQuotation quotation =>
            [new QuotationBlock([.. quotation.Lines.Select(line => new ParagraphBlock([.. Raised(line)]) { Indent = QuotationIndent, Language = ScriptLanguage.Of(line) })])],
        LetterTable table =>
            [new TableBlock(table.Widths, [.. table.Header.Select(cell => Cell(cell))], [.. table.Rows.Select((row, i) => (IReadOnlyList<IReadOnlyList<TextRun>>)[.. row.Select(cell => Cell(cell, table.IsTotal(i)))])]) { Figures = table.Figures }],
        LetterArticle article => [new TogetherBlock([.. Article(article)]) { Language = article.Language }],
        LetterParagraph { Items.Count: > 0 } paragraph => [.. paragraph.Spans.Count == 0 ? [] : Paragraph(paragraph), List(paragraph.Items)],
        LetterParagraph paragraph => Paragraph(paragraph),
        _ => throw new ArgumentException($"A {block.GetType().Name} cannot be printed.", nameof(block)),
    };

    private static IEnumerable<Block> Paragraph(LetterParagraph paragraph) => paragraph.Part switch
    {
        LetterPart.Date => [new ParagraphBlock(Runs(paragraph.Spans)), new SpacerBlock(8)],
        LetterPart.Reference => [new ParagraphBlock(Bold(paragraph)) { SpaceAfter = 2, KeepWithNext = true }],
        LetterPart.Subject => [new HeadingBlock(1, Bold(paragraph)) { Size = HeadingSize }, new SpacerBlock(8)],
        LetterPart.Contact or LetterPart.Closing => [new ParagraphBlock(Runs(paragraph.Spans)) { KeepWithNext = true }],
        LetterPart.AnnexText => [new ParagraphBlock(Runs(paragraph.Spans)) { Size = AnnexSize }],
        _ => [new ParagraphBlock(Runs(paragraph.Spans)) { KeepWithNext = AnnouncesMore(paragraph) }],
    };

    /// <summary>A paragraph that ends with a colon stays with what it announces.</summary>
    private static bool AnnouncesMore(LetterParagraph paragraph) =>
        paragraph.Part == LetterPart.Recital || paragraph.Items.Count > 0 || (paragraph.Spans.Count > 0 && paragraph.Spans[^1].Text.EndsWith(':'));

    private static ListBlock List(IReadOnlyList<LetterItem> items) =>
        new([.. items.Select(item => new ListItem(item.Label, Runs(item.Spans)) { Level = item.Level })]);

    private static IEnumerable<Block> Letterhead(LetterLines head) =>
        [
            new LinesBlock([[new TextRun(head.Lines[0].Text) { Bold = true }]]) { KeepWithNext = true },
            .. head.Lines.Count > 1 ? [new LinesBlock([.. head.Lines.Skip(1).Select(line => Run(line))]) { Size = HeadSize }] : Array.Empty<Block>(),
            new RuleBlock(),
            new SpacerBlock(14),
        ];

    private static IEnumerable<Block> AnnexTitle(LetterLines title) =>
        [
            new PageBreakBlock(),
            new HeadingBlock(1, [title.Lines[0].Text]) { Size = HeadingSize, Bookmark = string.Join(" – ", title.Lines.Select(line => line.Text)) },
            .. title.Lines.Skip(1).Select(line => new HeadingBlock(2, [line.Text]) { Size = HeadingSize }),
            new RuleBlock(),
            new SpacerBlock(6),
        ];

    private static IReadOnlyList<TextRun> Cell(string text, bool bold = false) => [.. Raised(text).Select(run => run with { Bold = bold })];

    private static IEnumerable<Block> Article(LetterArticle article)
    {
        var parts = article.Structure().ToList();

        for (var i = 0; i < parts.Count; i++)
        {
            var (text, paragraphs) = parts[i];
            var staysWithNext = i == parts.Count - 1 ? article.History is not null : parts[i + 1].Paragraphs.Count > 0;

            yield return text is null
                ? List(paragraphs) with { Size = AnnexSize, KeepWithNext = staysWithNext }
                : new ParagraphBlock(i == 0 ? [new TextRun($"{article.Number}.") { Bold = true, HeadingLevel = ArticleLevel }, $" {text}"] : [text])
                {
                    Size = AnnexSize,
                    KeepWithNext = staysWithNext,
                };
        }

        if (article.History is { } history)
        {
            yield return new ParagraphBlock([history]) { Size = HeadSize };
        }

        yield return new SpacerBlock(8);
    }

    private static LinesBlock Lines(LetterLines lines) => new([.. lines.Lines.Select(line => Run(line))]);

    private static IReadOnlyList<TextRun> Run(LetterSpan span, bool bold = false) => [.. Runs([span]).Select(run => run with { Bold = bold })];

    private static IReadOnlyList<TextRun> Bold(LetterParagraph paragraph) => [.. Runs(paragraph.Spans).Select(run => run with { Bold = true })];

    private static IReadOnlyList<TextRun> Runs(IEnumerable<LetterSpan> spans) =>
        [.. spans.SelectMany(span =>
            span.Link is { } link ? [new TextRun(span.Text) { Link = link }]
            : span.Note is { } note ? [new TextRun(span.Text) { Superscript = true, Note = Runs(note) }]
            : Raised(span.Text))];

    private static IEnumerable<TextRun> Raised(string text) =>
        Ordinals.Split(text).Select(part => new TextRun(part.Text) { Superscript = part.IsRaised });
}
