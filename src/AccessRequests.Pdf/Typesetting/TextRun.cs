namespace AccessRequests.Pdf.Typesetting;

/// <summary>
/// Text in one style. A line feed breaks the line. Spaces U+00A0 and U+202F never do. What the font lacks is taken from others, and
/// Arabic and Hebrew run from right to left; characters that no font has (<see cref="PrintableText"/>) are printed as a box.
/// </summary>
public sealed record TextRun(string Text)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>Smaller and raised, as the letters of an ordinal.</summary>
    public bool Superscript { get; init; }

    /// <summary>What stands at the foot of the page that this mark is on, after the mark; no part of tables and headings.</summary>
    public IReadOnlyList<TextRun>? Note { get; init; }

    /// <summary>A heading of this level that the paragraph runs on from, as the number of an article; null for its own words.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>Where a click leads.</summary>
    public Uri? Link { get; init; }

    public static implicit operator TextRun(string text) => new(text);
}
