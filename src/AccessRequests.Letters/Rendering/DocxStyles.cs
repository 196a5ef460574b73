using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters.Rendering;

/// <summary>The styles of a letter in Word; an office may change them there and keep the words.</summary>
internal static class DocxStyles
{
    public const string Head = "LetterHead";
    public const string Item = "LetterItem";
    public const string Quotation = "LetterQuotation";
    public const string Article = "LetterArticle";
    public const string History = "LetterHistory";
    public const string Cell = "LetterCell";
    public const string Link = "Hyperlink";

    /// <summary>Under a paragraph, in twentieths of a point.</summary>
    public const string SpaceAfter = "165";

    private const string Font = "Arial";

    /// <summary>Half points.</summary>
    private const string TextSize = "22";
    private const string HeadSize = "18";
    private const string AnnexSize = "21";
    private const string CellSize = "20";

    public static Styles Of(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font },
                new FontSize { Val = TextSize },
                new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new WidowControl(),
                new SpacingBetweenLines { After = SpaceAfter, Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, isDefault: true),
        Heading("Heading1", "heading 1", 0),
        Heading("Heading2", "heading 2", 1),
        Paragraph(Head, "Letter head", new StyleParagraphProperties(new SpacingBetweenLines { After = "0" }), size: HeadSize),
        Paragraph(Item, "Letter item", new StyleParagraphProperties(new SpacingBetweenLines { After = "55" })),
        Paragraph(Quotation, "Letter quotation", new StyleParagraphProperties(new Indentation { Left = "480" })),
        Paragraph(Article, "Letter article", new StyleParagraphProperties(new KeepLines()), size: AnnexSize),
        Paragraph(History, "Letter history", null, size: HeadSize),
        Paragraph(Cell, "Letter cell", new StyleParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" }), size: CellSize),
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "095797" }, new Underline { Val = UnderlineValues.Single }))
        {
            Type = StyleValues.Character,
            StyleId = Link,
        });

    private static Style Heading(string id, string name, int level)
    {
        var style = Paragraph(id, name, new StyleParagraphProperties(new KeepNext(), new KeepLines(), new OutlineLevel { Val = level }));
        style.Append(new StyleRunProperties(new Bold(), new FontSize { Val = TextSize }));
        return style;
    }

    private static Style Paragraph(string id, string name, StyleParagraphProperties? properties, bool isDefault = false, string? size = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };

        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        if (properties is not null)
        {
            style.Append(properties);
        }

        if (size is not null)
        {
            style.Append(new StyleRunProperties(new FontSize { Val = size }));
        }

        return style;
    }
}
