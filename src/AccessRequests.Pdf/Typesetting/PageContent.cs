using System.Buffers;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Typesetting.Fonts;
using AccessRequests.Pdf.Typesetting.Layout;
using AccessRequests.Pdf.Typesetting.Tagging;

namespace AccessRequests.Pdf.Typesetting;

/// <summary>Draws rows as the content stream of one page. Everything drawn is either owned by an element or an artifact.</summary>
internal sealed class PageContent(PdfReference page, double height, Func<Typeface, EmbeddedFont> fontOf)
{
    // The link colour of Québec's design system, 7.5 to 1 on white.
    private static readonly (double R, double G, double B) LinkColor = (0.035, 0.341, 0.592);

    private readonly ArrayBufferWriter<byte> _content = new();
    private StructureElement? _open;

    /// <summary>The elements that own the marked content, in the order of its numbers.</summary>
    public List<StructureElement> Owners { get; } = [];

    /// <summary>Where a click follows a link: x0, y0, x1, y1 in user space.</summary>
    public List<(StructureElement Owner, double[] Area)> Links { get; } = [];

    public void Draw(Row row, double left, double top)
    {
        foreach (var item in row.Items)
        {
            switch (item)
            {
                case PlacedText { Element: { } element } text:
                    Open(element);
                    DrawText(text, left, top);
                    break;
                case PlacedText decoration:
                    Close();
                    _content.Write("/Artifact BMC\n"u8);
                    DrawText(decoration, left, top);
                    _content.Write("EMC\n"u8);
                    break;
                case PlacedRule rule:
                    Close();
                    _content.Write("/Artifact <</Type /Layout>> BDC\n"u8);
                    FillRectangle(left + rule.X, height - top - rule.Y - (rule.Thickness / 2), rule.Width, rule.Thickness);
                    _content.Write("EMC\n"u8);
                    break;
                default:
                    throw new InvalidOperationException($"{item.GetType().Name} is not drawn.");
            }
        }
    }

    /// <summary>Draws what every page carries, such as its number (14.8.2.2.2).</summary>
    public void DrawFurniture(Row row, double left, double top, string subtype)
    {
        Close();
        PdfSyntax.WriteAscii(_content, $"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC\n");

        foreach (var text in row.Items.OfType<PlacedText>())
        {
            DrawText(text, left, top);
        }

        _content.Write("EMC\n"u8);
    }

    public ReadOnlySpan<byte> Finish()
    {
        Close();
        return _content.WrittenSpan;
    }

    private void Open(StructureElement element)
    {
        if (ReferenceEquals(_open, element))
        {
            return;
        }

        Close();
        PdfSyntax.WriteName(_content, element.Type);
        _content.Write(" <</MCID "u8);
        PdfSyntax.WriteInteger(_content, Owners.Count);
        _content.Write(">> BDC\n"u8);
        element.AddContent(new ContentKid(page, Owners.Count));
        Owners.Add(element);
        _open = element;
    }

    private void Close()
    {
        if (_open is not null)
        {
            _content.Write("EMC\n"u8);
            _open = null;
        }
    }

    private void DrawText(PlacedText text, double left, double top)
    {
        var x = left + text.X;
        var y = height - top - text.Baseline;
        var size = text.Style.Size;
        var font = fontOf(text.Style.Typeface);
        var isLink = text.Element?.LinkRun is not null;

        if (isLink)
        {
            var width = VisibleWidth(text);
            Color(LinkColor);
            FillRectangle(x, y - (0.13 * size), width, 0.06 * size);
            Links.Add((text.Element!, [x, y - (0.25 * size), x + width, y + (0.9 * size)]));
        }

        _content.Write("BT\n"u8);
        PdfSyntax.WriteName(_content, font.ResourceName);
        Numbers(size);
        _content.Write("Tf\n1 0 0 1"u8);
        Numbers(x, y);
        _content.Write("Tm\n"u8);
        Show(text.Text, font, size);
        _content.Write("ET\n"u8);

        if (isLink)
        {
            _content.Write("0 g\n"u8);
        }
    }

    private void Show(ShapedText text, EmbeddedFont font, double size)
    {
        var rise = 0;
        var displacement = text.IsRightToLeft ? text.Width * 1000 : 0.0;
        _content.Write("["u8);

        foreach (var glyph in text.Glyphs)
        {
            if (glyph.YOffset != rise)
            {
                rise = glyph.YOffset;
                _content.Write("] TJ\n"u8);
                Numbers(font.Scale(rise) * size / 1000);
                _content.Write("Ts\n["u8);
            }

            // From right to left the pen goes back before it draws, so that glyphs stay in the order of the text (14.8.2.3.3).
            displacement += font.Scale(glyph.XOffset - (text.IsRightToLeft ? glyph.Advance : 0));

            // Kerning finer than a thousandth of the size is not seen, and would swell the file.
            if (Math.Abs(displacement) >= 1)
            {
                Numbers(Math.Round(-displacement));
                displacement -= Math.Round(displacement);
            }

            var code = font.CodeOf(glyph);
            PdfSyntax.WriteHexString(_content, [(byte)(code >> 8), (byte)code]);
            displacement += font.Scale((text.IsRightToLeft ? 0 : glyph.Advance) - glyph.XOffset) - font.WidthOf(glyph.Glyph);
        }

        _content.Write("] TJ\n"u8);

        if (rise != 0)
        {
            _content.Write("0 Ts\n"u8);
        }
    }

    private static double VisibleWidth(PlacedText text)
    {
        var glyphs = text.Text.Glyphs;
        var trailing = glyphs.Reverse().TakeWhile(glyph => glyph.Text == " ").Sum(glyph => glyph.Advance);
        return (text.Text.Width - ((double)trailing / text.Style.Typeface.File.UnitsPerEm)) * text.Style.Size;
    }

    private void Color((double R, double G, double B) color)
    {
        Numbers(color.R, color.G, color.B);
        _content.Write("rg\n"u8);
    }

    private void FillRectangle(double x, double y, double width, double thickness)
    {
        Numbers(x, y, width, thickness);
        _content.Write("re f\n"u8);
    }

    private void Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            _content.Write(" "u8);
            PdfSyntax.WriteNumber(_content, Math.Round(value, 3));
        }

        _content.Write(" "u8);
    }
}
