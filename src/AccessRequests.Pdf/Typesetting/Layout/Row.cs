using AccessRequests.Pdf.Typesetting.Fonts;
using AccessRequests.Pdf.Typesetting.Tagging;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>What comes onto a page as one: a line of text, the rows of a table. Measures in points, down from the row's top.</summary>
internal sealed class Row(double height)
{
    public double Height { get; } = height;

    /// <summary>White above, dropped at the top of a page.</summary>
    public double SpaceBefore { get; set; }

    public PageBreak After { get; set; } = PageBreak.Allowed;

    /// <summary>The title of the bookmark that leads here, or null.</summary>
    public string? Bookmark { get; set; }

    public List<Placed> Items { get; } = [];

    /// <summary>What stands at the foot of the page that this row comes onto.</summary>
    public List<Row> Notes { get; } = [];

    public double NotesHeight => Notes.Sum(note => note.Height);

    /// <summary>It stands at the foot of its page.</summary>
    public bool IsNote { get; init; }

    /// <summary>Printed again, as decoration, when this row comes first on a page.</summary>
    public Row? RepeatedHeader { get; init; }
}

internal enum PageBreak
{
    Allowed,

    /// <summary>Taken only when a page holds nothing better: what is kept together is longer than a page.</summary>
    Avoided,
    Forbidden,
    Forced,
}

internal abstract record Placed;

/// <summary>Text on its baseline; without an element it is decoration.</summary>
internal sealed record PlacedText(StructureElement? Element, double X, double Baseline, TextStyle Style, ShapedText Text) : Placed;

internal sealed record PlacedRule(double X, double Y, double Width, double Thickness) : Placed;
