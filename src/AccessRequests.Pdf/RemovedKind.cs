namespace AccessRequests.Pdf;

/// <summary>The kinds of content that a redaction counts as removed. Counts only: never what it was.</summary>
public enum RemovedKind
{
    /// <summary>Glyphs under a mark, invisible ones included.</summary>
    Glyphs,

    /// <summary>Images whose covered pixels were blackened.</summary>
    ImagesRedacted,

    /// <summary>Images removed whole: covered, or not decodable and touched by a mark.</summary>
    ImagesDropped,

    /// <summary>Vector paths removed under a mark.</summary>
    Paths,

    Shadings,

    /// <summary>Replacement texts (ActualText, Alt, E) and property lists of marked content.</summary>
    MarkedContentTexts,

    /// <summary>Content of optional layers that are switched off.</summary>
    HiddenLayers,

    /// <summary>Annotations and form fields of the source's pages; safe links outside the marks are kept.</summary>
    Annotations,

    /// <summary>Annotations that bring no appearance (12.5.5): each reader draws them in its own way, and the new file shows nothing of them.</summary>
    AnnotationsWithoutAppearance,

    /// <summary>Characters, a byte each, in a font that their resources do not have: readers show nothing, or take a font of their own.</summary>
    TextWithoutFont,

    /// <summary>Glyphs that paint nothing, outside the marks: all of a page with marks, elsewhere those over no picture that they could have been recognised in (« texte invisible retiré »).</summary>
    InvisibleText,

    /// <summary>What the page does not show: glyphs, paths and pictures beyond its edges or under an opaque shape, pixels that are cut off.</summary>
    UnseenContent,

    /// <summary>Glyph programs left out of the fonts of a file with marks, because nothing that is still shown uses them.</summary>
    FontGlyphs,
}
