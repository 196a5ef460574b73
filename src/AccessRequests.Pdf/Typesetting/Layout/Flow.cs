using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Typesetting.Tagging;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>Turns blocks into rows, and into the elements of the structure tree that the rows' text belongs to.</summary>
internal sealed class Flow(TypesetDocument document, double width, StructureElement root, Spacing spacing, ShapedWords words)
{
    private const double Ascent = 0.98;
    private const double CellPadding = 4;
    private const double NoteSize = 9;

    private readonly List<Row> _rows = [];
    private double _space;
    private string? _language;

    private double ParagraphSpace => document.TextSize * spacing.Blocks;

    private double Leading => spacing.Lines;

    /// <param name="words">Shaped once, however often the document is laid out.</param>
    public static IReadOnlyList<Row> Rows(TypesetDocument document, double width, StructureElement root, Spacing spacing, ShapedWords words)
    {
        var flow = new Flow(document, width, root, spacing, words);
        flow.AddAll(document.Blocks);
        return flow._rows;
    }

    public static Row Furniture(string text, TextAlignment alignment, double size, double width)
    {
        var row = new Row(size * Spacing.Normal.Lines);
        var line = Paragraph.Lines([text], size, bold: false, double.MaxValue, new ShapedWords())[0];
        PlaceLine(row, line, null, Offset(line, width, alignment), size, []);
        return row;
    }

    private void AddAll(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Add(block);
        }
    }

    private void Add(Block block)
    {
        var first = _rows.Count;
        var around = _language;
        _language = block.Language ?? around;

        switch (block)
        {
            case HeadingBlock heading:
                AddHeading(heading);
                break;
            case ParagraphBlock paragraph:
                var size = paragraph.Size ?? document.TextSize;
                AddParagraph(Element("P"), paragraph.Runs, size, false, paragraph.Indent, paragraph.Alignment, alignsByScript: true);
                _space = paragraph.SpaceAfter ?? ParagraphSpace;
                break;
            case LinesBlock lines:
                AddLines(lines);
                break;
            case QuotationBlock quotation:
                AddQuotation(quotation);
                break;
            case ListBlock list:
                AddList(list);
                break;
            case TableBlock table:
                AddTable(table);
                break;
            case SpacerBlock spacer:
                _space += spacer.Height;
                break;
            case RuleBlock:
                AddRow(new Row(1) { Items = { new PlacedRule(0, 0.5, width, 0.75) } });
                _space = ParagraphSpace;
                break;
            case PageBreakBlock:
                EndPage();
                break;
            case TogetherBlock together:
                AddAll(together.Blocks);
                Keep(first, _rows.Count - 1, PageBreak.Avoided);
                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} cannot be printed.", nameof(block));
        }

        if (block.Bookmark is not null && _rows.Count > first)
        {
            _rows[first].Bookmark = block.Bookmark;
        }

        if (block.KeepWithNext && _rows.Count > first)
        {
            Forbid(_rows.Count - 1, _rows.Count);
        }

        _language = around;
    }

    private StructureElement Element(string type, PdfDictionary? attributes = null)
    {
        var element = root.Add(type, attributes);
        element.Language = _language;
        return element;
    }

    private void AddHeading(HeadingBlock heading)
    {
        var size = heading.Size ?? document.TextSize * Math.Max(1, 1.3 - (0.1 * heading.Level));
        var first = _rows.Count;
        _space = Math.Max(_space, ParagraphSpace);
        AddParagraph(Element($"H{heading.Level}"), heading.Runs, size, true, 0, heading.Alignment);
        Forbid(first, _rows.Count);
        _space = ParagraphSpace;
    }

    private void AddQuotation(QuotationBlock quotation)
    {
        var quote = Element("BlockQuote");

        foreach (var paragraph in quotation.Paragraphs)
        {
            var element = quote.Add("P");
            element.Language = paragraph.Language;
            AddParagraph(element, paragraph.Runs, paragraph.Size ?? document.TextSize, false, paragraph.Indent, paragraph.Alignment, alignsByScript: true);
            _space = ParagraphSpace;
        }
    }

    private void AddLines(LinesBlock lines)
    {
        var first = _rows.Count;
        List<TextRun> runs = [];

        foreach (var line in lines.Lines)
        {
            runs.AddRange(runs.Count == 0 ? line : [" \n", .. line]); // the space parts the lines when read aloud
        }

        AddParagraph(Element("P"), runs, lines.Size ?? document.TextSize, false, 0, lines.Alignment);
        Keep(first, _rows.Count - 1, PageBreak.Avoided);
        _space = ParagraphSpace;
    }

    private void AddList(ListBlock list)
    {
        var size = list.Size ?? document.TextSize;
        var labels = list.Items.Select(item => Paragraph.Lines([item.Label], size, false, double.MaxValue, words)[0]).ToList();
        var hang = labels.Max(label => label.Width) + (size * 0.6);
        var outer = Element("L", StructureAttributes.List(list.Items[0].Label));
        StructureElement? inner = null;
        var lastBody = outer;

        for (var i = 0; i < list.Items.Count; i++)
        {
            var isInner = list.Items[i].Level > 1 && i > 0;
            inner = isInner ? inner ?? lastBody.Add("L", StructureAttributes.List(list.Items[i].Label)) : null;
            var item = (inner ?? outer).Add("LI");
            var label = item.Add("Lbl");
            var text = item.Add("LBody");
            var left = list.Indent + (isInner ? hang : 0);
            var first = _rows.Count;
            lastBody = isInner ? lastBody : text;
            AddParagraph(text, list.Items[i].Runs, size, false, left + hang, TextAlignment.Left);
            List<Placed> body = [.. _rows[first].Items];
            _rows[first].Items.Clear();
            PlaceLine(_rows[first], labels[i], label, left, size, []);
            _rows[first].Items.AddRange(body);
            _space = ParagraphSpace / 3;

            // What announces a list inside the item stays with it, and the last item does not begin a page by itself.
            if (i + 1 < list.Items.Count && (list.Items[i + 1].Level > list.Items[i].Level || i == list.Items.Count - 2))
            {
                Forbid(_rows.Count - 1, _rows.Count);
            }
        }

        _space = ParagraphSpace;
    }

    private void AddTable(TableBlock table)
    {
        var size = table.Size ?? document.TextSize - 1;
        var element = Element("Table");
        var unit = width / table.Widths.Sum();
        var header = TableRow(element, table.Header, table, size, unit, isHeader: true, repeated: null);
        var decoration = TableRow(null, table.Header, table, size, unit, isHeader: true, repeated: null);
        header.After = PageBreak.Forbidden;
        AddRow(header);

        foreach (var cells in table.Rows)
        {
            AddRow(TableRow(element, cells, table, size, unit, isHeader: false, decoration));
        }

        _space = ParagraphSpace;
    }

    private Row TableRow(
        StructureElement? table, IReadOnlyList<IReadOnlyList<TextRun>> cells, TableBlock of, double size, double unit, bool isHeader, Row? repeated)
    {
        var element = table?.Add("TR");
        var inside = of.Widths.Select(share => (share * unit) - (2 * CellPadding)).ToList();
        var lines = cells.Select((cell, i) => Paragraph.Lines(cell, size, isHeader, inside[i], words)).ToList();
        var row = new Row((lines.Max(cell => cell.Count) * size * Leading) + (2 * CellPadding)) { RepeatedHeader = repeated };
        var x = 0.0;

        for (var i = 0; i < lines.Count; i++)
        {
            var cell = isHeader ? element?.Add("TH", StructureAttributes.ColumnHeader) : element?.Add("TD");
            Dictionary<TextRun, StructureElement> links = new(ReferenceEqualityComparer.Instance);

            for (var n = 0; n < lines[i].Count; n++)
            {
                var offset = Offset(lines[i][n], inside[i], of.Figures.Contains(i) ? TextAlignment.Right : TextAlignment.Left);
                PlaceLine(row, lines[i][n], cell, x + CellPadding + offset, size, links, CellPadding + (n * size * Leading));
            }

            x += of.Widths[i] * unit;
        }

        row.Items.Add(new PlacedRule(0, row.Height, width, isHeader ? 1 : 0.4));
        return row;
    }

    private void AddParagraph(
        StructureElement element, IReadOnlyList<TextRun> runs, double size, bool bold, double indent, TextAlignment alignment, bool alignsByScript = false)
    {
        var lines = Paragraph.Lines(runs, size, bold, width - indent, words);
        Dictionary<TextRun, StructureElement> links = new(ReferenceEqualityComparer.Instance);

        foreach (var heading in runs.Where(run => run.HeadingLevel is not null))
        {
            links.Add(heading, Element($"H{heading.HeadingLevel}"));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            // A page neither ends with a paragraph's first line nor begins with its last.
            var row = new Row(size * Leading)
            {
                After = i + 1 < lines.Count && (i == 0 || i == lines.Count - 2) ? PageBreak.Forbidden : PageBreak.Allowed,
            };
            var side = alignsByScript && lines[i].IsRightToLeft && alignment == TextAlignment.Left ? TextAlignment.Right : alignment;
            PlaceLine(row, lines[i], element, indent + Offset(lines[i], width - indent, side), size, links);
            AddNotes(row, lines[i], element);
            AddRow(row);
        }
    }

    /// <summary>Under the element that the mark stands in, after its words (14.8.4.4.1).</summary>
    private void AddNotes(Row row, Line line, StructureElement element)
    {
        foreach (var mark in line.Pieces.Select(piece => piece.Style.Run).Where(run => run.Note is not null).Distinct(ReferenceEqualityComparer.Instance).Cast<TextRun>())
        {
            var note = element.Add(StructureElement.Note);
            Dictionary<TextRun, StructureElement> owners = new(ReferenceEqualityComparer.Instance);
            var label = mark with { Note = null };
            owners.Add(label, note.Add("Lbl"));
            var lines = Paragraph.Lines([label, " ", .. mark.Note!], NoteSize, false, width, words);

            foreach (var one in lines)
            {
                var placed = new Row(NoteSize * Leading) { IsNote = true };
                PlaceLine(placed, one, note, 0, NoteSize, owners);
                row.Notes.Add(placed);
            }
        }
    }

    private static double Offset(Line line, double width, TextAlignment alignment) => alignment switch
    {
        TextAlignment.Left => 0,
        TextAlignment.Center => (width - line.Width) / 2,
        TextAlignment.Right => width - line.Width,
    };

    private static void PlaceLine(
        Row row, Line line, StructureElement? element, double x, double size, Dictionary<TextRun, StructureElement> links, double top = 0)
    {
        var baseline = top + (size * Ascent);

        foreach (var (style, text, left) in line.Placed())
        {
            var owner = element;

            if (element is not null && !links.TryGetValue(style.Run, out owner))
            {
                owner = style.Run.Link is not null ? element.Link(style.Run) : style.Run.Note is not null ? element.Add("Reference") : element;
                links.Add(style.Run, owner);
            }

            row.Items.Add(new PlacedText(owner, x + left, baseline - style.Rise, style, text));
        }
    }

    private void AddRow(Row row)
    {
        row.SpaceBefore = _space;
        _space = 0;
        _rows.Add(row);
    }

    private void EndPage()
    {
        if (_rows.Count > 0)
        {
            _rows[^1].After = PageBreak.Forced;
        }

        _space = 0;
    }

    private void Forbid(int from, int to) => Keep(from, to, PageBreak.Forbidden);

    private void Keep(int from, int to, PageBreak stronger)
    {
        foreach (var row in _rows[from..to].Where(row => row.After < stronger))
        {
            row.After = stronger;
        }
    }
}
