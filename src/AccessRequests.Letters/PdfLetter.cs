using System.Text.RegularExpressions;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Letters;

/// <summary>Prints a letter as a tagged, archivable PDF: the one class that knows both content and pages.</summary>
public static partial class PdfLetter
{
    private const double HeadSize = 9;
    private const double AnnexSize = 10.5;
    private const double ItemIndent = 18;

    /// <summary>Writes the file and returns its number of pages; the stream need not seek and stays open. A draft says so on every page.</summary>
    public static int Write(LetterContent letter, Stream output) => Write(letter, output, PageFormat.Letter);

    public static int Write(LetterContent letter, Stream output, PageFormat format)
    {
        var document = new TypesetDocument(letter.Title, letter.Language, [.. letter.Blocks.SelectMany(Blocks)])
        {
            Format = format,
            Author = letter.Author,
            RunningHeader = letter.Reference,
            PageNumbers = letter.IsDraft ? "Projet à ne pas transmettre – page {0} de {1}" : "Page {0} de {1}",
        };

        return Typesetter.Write(document, output);
    }

    private static IEnumerable<Block> Blocks(LetterBlock block) => block switch
    {
        LetterLines { Part: LetterPart.Letterhead } head => Letterhead(head),
        LetterLines { Part: LetterPart.AnnexTitle } title => AnnexTitle(title),
        LetterLines { Part: LetterPart.Signature } signature =>
            [new SpacerBlock(34), new LinesBlock([.. signature.Lines.Select((line, i) => Run(line, bold: i == 0))]) { KeepWithNext = true }],
        LetterLines { Part: LetterPart.Addressee } addressee => [new SpacerBlock(8), Lines(addressee), new SpacerBlock(8)],
        LetterLines lines => [Lines(lines)],
        LetterItems items => [new ListBlock([.. items.Items.Select(item => new ListItem($"{item.Number}.", Runs(item.Spans)))])],
        LetterArticle article => [new TogetherBlock([.. Article(article)])],
        LetterParagraph paragraph => Paragraph(paragraph),
        _ => throw new ArgumentException($"A {block.GetType().Name} cannot be printed.", nameof(block)),
    };

    private static IEnumerable<Block> Paragraph(LetterParagraph paragraph) => paragraph.Part switch
    {
        LetterPart.Delivery => [new ParagraphBlock(Bold(paragraph)), new SpacerBlock(4)],
        LetterPart.Date => [new ParagraphBlock(Runs(paragraph.Spans)), new SpacerBlock(8)],
        LetterPart.Reference => [new ParagraphBlock(Bold(paragraph)) { SpaceAfter = 2, KeepWithNext = true }],
        LetterPart.Subject => [new HeadingBlock(1, Bold(paragraph)) { Size = 11 }, new SpacerBlock(8)],
        LetterPart.Contact or LetterPart.Closing or LetterPart.Recital => [new ParagraphBlock(Runs(paragraph.Spans)) { KeepWithNext = true }],
        LetterPart.Enclosure => [new SpacerBlock(6), new ParagraphBlock(Runs(paragraph.Spans))],
        _ => [new ParagraphBlock(Runs(paragraph.Spans))],
    };

    private static IEnumerable<Block> Letterhead(LetterLines head) =>
        [
            new LinesBlock([[new TextRun(head.Lines[0].Text) { Bold = true }]]) { KeepWithNext = true },
            new LinesBlock([.. head.Lines.Skip(1).Select(line => Run(line))]) { Size = HeadSize },
            new RuleBlock(),
            new SpacerBlock(14),
        ];

    private static IEnumerable<Block> AnnexTitle(LetterLines title) =>
        [
            new PageBreakBlock(),
            new HeadingBlock(1, [title.Lines[0].Text]) { Size = 11 },
            new HeadingBlock(2, [title.Lines[1].Text]) { Size = 11 },
            new RuleBlock(),
            new SpacerBlock(6),
        ];

    private static IEnumerable<Block> Article(LetterArticle article)
    {
        for (var i = 0; i < article.Subsections.Count; i++)
        {
            var text = article.Subsections[i];
            var isLast = i == article.Subsections.Count - 1;

            yield return new ParagraphBlock(i == 0 ? [new TextRun($"{article.Number}.") { Bold = true }, $" {text}"] : [text])
            {
                Size = AnnexSize,
                Indent = NumberedParagraph().IsMatch(text) ? ItemIndent : 0,
                KeepWithNext = isLast && article.History is not null,
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
        [.. spans.SelectMany(span => span.Link is { } link ? [new TextRun(span.Text) { Link = link }] : Ordinals(span.Text))];

    /// <summary>Raises the letters of «1er» and «7e», as French print does.</summary>
    private static IEnumerable<TextRun> Ordinals(string text)
    {
        var position = 0;

        foreach (Match letters in OrdinalLetters().Matches(text))
        {
            yield return text[position..letters.Index];
            yield return new TextRun(letters.Value) { Superscript = true };
            position = letters.Index + letters.Length;
        }

        if (position < text.Length)
        {
            yield return text[position..];
        }
    }

    [GeneratedRegex(@"(?<=\b1)(?:er|re)\b|(?<=\b\d{1,3})e\b")]
    private static partial Regex OrdinalLetters();

    [GeneratedRegex(@"^\d+(?:\.\d+)?°")]
    private static partial Regex NumberedParagraph();
}
