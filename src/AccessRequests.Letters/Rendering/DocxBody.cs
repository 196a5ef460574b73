using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessRequests.Letters.Wording;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters.Rendering;

/// <summary>The blocks of a letter as paragraphs and tables of Word.</summary>
internal sealed partial class DocxBody(MainDocumentPart main, DocxNumbering numbering, DocxFootnotes footnotes)
{
    private const int SignatureSpace = 680;
    private const int IndentOfItems = 360;
    private const short CellMargin = 60;

    private int _links;

    public Body Of(LetterContent letter)
    {
        var body = new Body();

        foreach (var block in letter.Blocks)
        {
            body.Append(Elements(block));
        }

        return body;
    }

    private IEnumerable<OpenXmlElement> Elements(LetterBlock block) => block switch
    {
        LetterLines { Part: LetterPart.Letterhead } head => [Lines(head, DocxStyles.Head, boldFirst: true, isRuled: true)],
        LetterLines { Part: LetterPart.AnnexTitle } title => title.Lines.Select((line, i) => Heading(line.Text, i + 1, breaksPage: i == 0)),
        LetterLines { Part: LetterPart.Signature } signature => [Lines(signature, null, boldFirst: true, spaceBefore: SignatureSpace, keepsNext: true)],
        LetterLines { Part: LetterPart.Delivery } delivery => [Lines(delivery, null, boldFirst: true, boldAll: true)],
        LetterLines lines => [Lines(lines, null)],
        LetterItems items => Items(items.Items),
        LetterHeading heading => [Heading(heading.Text, 2, breaksPage: false)],
        LetterQuotation quotation => quotation.Lines.Select(Quotation),
        LetterTable table => [Table(table), new Paragraph()],
        LetterArticle article => Article(article),
        LetterParagraph { Part: LetterPart.Subject } subject => [Heading(subject.ToText(), 1, breaksPage: false)],
        LetterParagraph { Part: LetterPart.Reference } reference => [Paragraph(reference.Spans, null, bold: true, keepsNext: true)],
        LetterParagraph { Items.Count: > 0 } list =>
            [.. list.Spans.Count == 0 ? [] : new[] { Paragraph(list.Spans, null, keepsNext: true) }, .. Items(list.Items)],
        LetterParagraph { Part: LetterPart.Contact or LetterPart.Closing or LetterPart.Recital } paragraph => [Paragraph(paragraph.Spans, null, keepsNext: true)],
        LetterParagraph paragraph => [Paragraph(paragraph.Spans, null, keepsNext: paragraph.ToText().EndsWith(':'))],
        _ => throw new ArgumentException($"A {block.GetType().Name} cannot be written.", nameof(block)),
    };

    private Paragraph Paragraph(IReadOnlyList<LetterSpan> spans, string? style, bool bold = false, bool keepsNext = false, string? language = null)
    {
        var paragraph = new Paragraph(Properties(style, keepsNext));
        Append(paragraph, spans, bold, language);
        return paragraph;
    }

    /// <summary>In the order that the schema asks: the style, then what keeps.</summary>
    private static ParagraphProperties Properties(string? style, bool keepsNext)
    {
        var properties = new ParagraphProperties();

        if (style is not null)
        {
            properties.Append(new ParagraphStyleId { Val = style });
        }

        if (keepsNext)
        {
            properties.Append(new KeepNext());
        }

        return properties;
    }

    private Paragraph Lines(LetterLines lines, string? style, bool boldFirst = false, bool boldAll = false, bool isRuled = false, int spaceBefore = 0, bool keepsNext = false)
    {
        var properties = Properties(style, keepsNext);
        properties.Append(new KeepLines());

        if (isRuled)
        {
            properties.Append(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 8 }));
            properties.Append(new SpacingBetweenLines { After = "400" });
        }
        else if (spaceBefore > 0)
        {
            properties.Append(new SpacingBetweenLines { Before = spaceBefore.ToString(CultureInfo.InvariantCulture) });
        }

        var paragraph = new Paragraph(properties);

        for (var i = 0; i < lines.Lines.Count; i++)
        {
            if (i > 0)
            {
                paragraph.Append(new Run(new Break()));
            }

            Append(paragraph, [lines.Lines[i]], boldAll || (boldFirst && i == 0), null);
        }

        return paragraph;
    }

    private IEnumerable<Paragraph> Items(IReadOnlyList<LetterItem> items)
    {
        numbering.EndList();

        for (var i = 0; i < items.Count; i++)
        {
            var isLast = i == items.Count - 1;
            yield return Item(items[i], keepsNext: !isLast && items[i + 1].Level > items[i].Level, isLast);
        }
    }

    private Paragraph Item(LetterItem item, bool keepsNext, bool isLast)
    {
        var properties = Properties(DocxStyles.Item, keepsNext);
        var paragraph = new Paragraph(properties);

        var number = numbering.Of(item);

        if (number is not null)
        {
            properties.Append(number);
        }

        if (isLast)
        {
            properties.Append(new SpacingBetweenLines { After = DocxStyles.SpaceAfter });
        }

        if (number is null)
        {
            properties.Append(new Indentation { Left = $"{IndentOfItems * (item.Level + 1)}", Hanging = $"{IndentOfItems}" });
            paragraph.Append(new Run(Words(item.Label), new TabChar()));
        }

        Append(paragraph, item.Spans, bold: false, null);
        return paragraph;
    }

    private Paragraph Quotation(string line)
    {
        var properties = Properties(DocxStyles.Quotation, keepsNext: false);

        if (BeginsRightToLeft().IsMatch(line))
        {
            properties.Append(new BiDi());
        }

        var paragraph = new Paragraph(properties);
        Append(paragraph, [line], bold: false, null);
        return paragraph;
    }

    private Paragraph Heading(string text, int level, bool breaksPage)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{level}" });

        if (breaksPage)
        {
            properties.Append(new PageBreakBefore());
        }

        var paragraph = new Paragraph(properties);
        Append(paragraph, [text], bold: false, null);
        return paragraph;
    }

    private IEnumerable<OpenXmlElement> Article(LetterArticle article)
    {
        var lines = article.Structure()
            .SelectMany(part => part.Subsection is { } text ? [(Text: text, Item: (LetterItem?)null)] : part.Paragraphs.Select(item => (Text: item.Spans[0].Text, Item: (LetterItem?)item)))
            .ToList();

        for (var i = 0; i < lines.Count; i++)
        {
            var (text, item) = lines[i];
            var paragraph = Paragraph([], DocxStyles.Article, keepsNext: i < lines.Count - 1 || article.History is not null);

            if (i == 0)
            {
                Append(paragraph, [$"{article.Number}. "], bold: true, null);
            }

            if (item is not null)
            {
                paragraph.ParagraphProperties!.Append(new Indentation { Left = $"{IndentOfItems * (item.Level + 1)}", Hanging = $"{IndentOfItems}" });
                paragraph.Append(new Run(Words(item.Label), new TabChar()));
            }

            Append(paragraph, [text], bold: false, article.Language);
            yield return paragraph;
        }

        if (article.History is { } history)
        {
            yield return Paragraph([history], DocxStyles.History, language: article.Language);
        }
    }

    private static Table Table(LetterTable table)
    {
        var sum = table.Widths.Sum();
        var built = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(new BottomBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableCellMarginDefault(new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa }),
                new TableLook { FirstRow = true, NoHorizontalBand = true }),
            new TableGrid(table.Widths.Select(width => new GridColumn { Width = $"{(int)(9360 * width / sum)}" })));
        built.Append(Row(table.Header, table, isHeader: true, bold: true));
        built.Append(table.Rows.Select((row, i) => Row(row, table, isHeader: false, bold: table.IsTotal(i))));
        return built;
    }

    private static TableRow Row(IReadOnlyList<string> cells, LetterTable of, bool isHeader, bool bold)
    {
        var properties = new TableRowProperties(new CantSplit());

        if (isHeader)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);

        for (var i = 0; i < cells.Count; i++)
        {
            var style = new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell });

            if (of.Figures.Contains(i))
            {
                style.Append(new Justification { Val = JustificationValues.Right });
            }

            var paragraph = new Paragraph(style);
            AppendWords(paragraph, cells[i], bold, null);
            row.Append(new TableCell(paragraph));
        }

        return row;
    }

    private void Append(Paragraph paragraph, IReadOnlyList<LetterSpan> spans, bool bold, string? language)
    {
        foreach (var span in spans)
        {
            if (span.Note is { } note)
            {
                paragraph.Append(footnotes.Add([.. note.Select(word => new LetterSpan(word.Text))], (words, spans) => Append(words, spans, bold: false, null)));
            }
            else if (span.Link is { } link)
            {
                var relationship = main.AddHyperlinkRelationship(link, isExternal: true, $"link{++_links}");
                paragraph.Append(new Hyperlink(new Run(new RunProperties(new RunStyle { Val = DocxStyles.Link }), Words(span.Text))) { Id = relationship.Id, History = true });
            }
            else
            {
                AppendWords(paragraph, span.Text, bold, language);
            }
        }
    }

    private static void AppendWords(Paragraph paragraph, string text, bool bold, string? language)
    {
        foreach (var (words, isRaised) in Ordinals.Split(text))
        {
            var properties = new RunProperties();

            if (bold)
            {
                properties.Append(new Bold());
            }

            if (isRaised)
            {
                properties.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
            }

            if (BeginsRightToLeft().IsMatch(words))
            {
                properties.Append(new RightToLeftText());
            }

            if (language is not null)
            {
                properties.Append(new Languages { Val = language });
            }

            paragraph.Append(new Run(properties, Words(words)));
        }
    }

    private static Text Words(string text) => new(Allowed(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Without the characters that XML cannot hold, which nobody types on purpose.</summary>
    private static string Allowed(string text) =>
        text.EnumerateRunes().All(IsAllowed) ? text : text.EnumerateRunes().Where(IsAllowed).Aggregate(new StringBuilder(), (all, rune) => all.Append(rune.ToString())).ToString();

    /// <summary>The first letter is of Hebrew or Arabic.</summary>
    [GeneratedRegex(@"^\P{L}*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]")]
    private static partial Regex BeginsRightToLeft();

    private static bool IsAllowed(Rune rune) => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not 0xFFFE and not 0xFFFF;
}
