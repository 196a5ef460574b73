namespace AccessRequests.Pdf.Typesetting;

/// <summary>
/// Text in one style. A line feed breaks the line. Spaces U+00A0 and U+202F never do.
/// Characters that the font lacks are printed as a box and keep their text for search and for reading aloud.
/// </summary>
public sealed record TextRun(string Text)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>Smaller and raised, as the letters of an ordinal.</summary>
    public bool Superscript { get; init; }

    /// <summary>Where a click leads.</summary>
    public Uri? Link { get; init; }

    public static implicit operator TextRun(string text) => new(text);
}
